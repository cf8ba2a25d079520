/** As much of the load generator as is used here; it brings no types. */
declare module "autocannon" {
  type Request = {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  };

  type Options = {
    url: string;
    connections: number;
    amount: number;
    timeout: number;
    sampleInt: number;
    requests: Request[];
  };

  type Instance = PromiseLike<unknown> & {
    on(
      event: "response",
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): void;
    on(event: "reqError", listener: (error: Error) => void): void;
  };

  export default function autocannon(options: Options): Instance;
}
