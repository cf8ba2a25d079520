import type { See } from "@/domain/assignments";
import { Invalid } from "@/domain/problems";
import type { SeeInput } from "@/domain/wire/assignment";

/** The see-rule as it is asked for; what is left out stays as it was. */
export function seeOf(input: SeeInput, before: See = { others: "open" }): See {
  const others = input.others ?? before.others;
  switch (others) {
    case "open":
    case "on-reveal":
      return { others };
    case "after-own":
      return { others, own: input.own ?? (before.others === others ? before.own : 1) };
    case "at": {
      const at = input.at ? new Date(input.at) : before.others === others ? before.at : null;
      if (at === null) throw new Invalid("assignment.see-needs-time", {}, { field: "seeAt" });
      return { others, at };
    }
  }
}
