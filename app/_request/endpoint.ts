import { z } from "zod";

const nothing = z.undefined();

/**
 * What one REST operation takes and answers. The route parses with these schemas and `openapi.json` is made from them,
 * so that the two cannot differ.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`, with `{name}` for each parameter. */
  path: string;
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  /** The answer when all is well; null for one without a body. */
  status: 200 | 201 | 202 | 204;
  answer: z.ZodType | null;
  /** What a file may be that is answered instead. */
  files: readonly string[];
};

type Described<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Omit<
  Endpoint<P, Q, B>,
  "params" | "query" | "body" | "status" | "answer" | "files"
> & {
  params?: P;
  query?: Q;
  body?: B;
  status?: Endpoint["status"];
  answer?: z.ZodType;
  files?: readonly string[];
};

export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(described: Described<P, Q, B>): Endpoint<P, Q, B> {
  return {
    params: nothing,
    query: nothing,
    body: nothing,
    answer: null,
    files: [],
    status: described.answer || described.files ? 200 : 204,
    ...described,
  } as Endpoint<P, Q, B>;
}
