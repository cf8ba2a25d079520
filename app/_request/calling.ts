import type { z } from "zod";
import { Invalid, type ProblemValues } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { attempt, UNEXPECTED } from "./attempt";

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
    const attempted = await attempt((viewer) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw new Invalid("input");
      return run(viewer, parsed.data);
    });
    if (attempted.ok) return { ok: true, ...attempted.value };
    const { code, values, details } = attempted.problem;
    if (code === UNEXPECTED) throw attempted.problem;
    return { ok: false, code, values, details };
  };
}
