import { headers } from "next/headers";
import type { z } from "zod";
import { WRITING } from "@/domain/limits";
import { ForeignOrigin, type ProblemValues } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { publicUrl } from "@/lib/env";
import { expectedProblem } from "@/operations/expected-problem";
import { spend } from "@/operations/limits/spend";
import { viewer } from "./viewer";

export type Refused = {
  ok: false;
  code: string;
  values: ProblemValues;
  /** At a conflict, the current state. */
  details?: Record<string, unknown>;
};

/**
 * Makes a server action that a component calls with a value of its own, not with a form. Expected problems come back as
 * codes; anything else fails the call, as a lost connection does.
 */
export function calling<Schema extends z.ZodType, Result extends object>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Result>,
) {
  return async (input: z.input<Schema>): Promise<({ ok: true } & Result) | Refused> => {
    try {
      if ((await headers()).get("origin") !== publicUrl().origin) throw new ForeignOrigin();
      const current = await viewer();
      if (isSignedIn(current)) await spend(`write:${current.userId}`, WRITING);
      const parsed = schema.safeParse(input);
      if (!parsed.success) return { ok: false, code: "input", values: {} };
      return { ok: true, ...(await run(current, parsed.data)) };
    } catch (thrown) {
      const problem = expectedProblem(thrown);
      if (!problem) throw thrown;
      return { ok: false, code: problem.code, values: problem.values, details: problem.details };
    }
  };
}
