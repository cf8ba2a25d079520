/** One request that is sent again and again. */
export type Shot = {
  method?: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** The status of a good answer, where it is not one of the 200s. */
  expects?: number;
};

export const isGood = ({ expects }: Shot, status: number): boolean =>
  expects === undefined ? status >= 200 && status < 300 : status === expects;

/** What the load generator is told, and what it tells. */
export type LoadJob = { url: string; shots: Shot[]; connections: number; amount: number };
export type LoadReport = { seconds: number; milliseconds: number[]; bytes: number; failures: string[] };
