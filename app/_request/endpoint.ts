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
  /** What is answered with 202 instead, where somebody else has to decide first what becomes of it. */
  later: z.ZodType | null;
  /** What a file may be that is answered instead. */
  files: readonly string[];
  /** In a public group it answers whoever is signed out as well. */
  isPublic: boolean;
  /** Not for everybody who is signed in, though its address names nothing that could be somebody's. */
  isForFew: boolean;
  /**
   * Whether a repetition under the same idempotency key is told what was answered first. Not where it changes nothing to
   * do it again, and the input alone says what the permission hangs on.
   */
  keepsAnswer: boolean;
  /** By the query `dry-run=true` it only tells what would be, and answers 200. */
  canBeTried: boolean;
};

type Described<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Pick<
  Endpoint,
  "method" | "path" | "summary"
> &
  Partial<Pick<Endpoint, "status" | "files" | "isPublic" | "isForFew" | "keepsAnswer" | "canBeTried">> & {
    params?: P;
    query?: Q;
    body?: B;
    answer?: z.ZodType;
    later?: z.ZodType;
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
    later: null,
    files: [],
    isPublic: false,
    isForFew: false,
    keepsAnswer: true,
    canBeTried: false,
    status: described.answer || described.files ? 200 : 204,
    ...described,
  } as Endpoint<P, Q, B>;
}

/** The ways in which a body may come; those with a file in them come as a form. */
export const bodiesOf = ({ body }: Endpoint): z.ZodType[] =>
  body instanceof z.ZodUndefined ? [] : body instanceof z.ZodUnion ? (body.options as z.ZodType[]) : [body];

export const hasFile = (body: z.ZodType): boolean =>
  body instanceof z.ZodObject && Object.values(body.shape).some((field) => field instanceof z.ZodFile);

const versionIn = (body: z.ZodType): z.ZodType | undefined =>
  body instanceof z.ZodObject ? (body.shape.version as z.ZodType | undefined) : undefined;

/** Whether the version that an edit was made on may be said, in the body or as `If-Match`. */
export const takesVersion = (endpoint: Endpoint): boolean => versionIn(endpoint.body) !== undefined;

export const needsVersion = (endpoint: Endpoint): boolean =>
  versionIn(endpoint.body)?.safeParse(undefined).success === false;

/** Whether what is answered has a version, which is then its `ETag`. */
export const answersVersion = ({ answer }: Endpoint): boolean =>
  answer !== null && versionIn(answer) !== undefined;
