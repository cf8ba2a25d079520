import type { AssignmentWire } from "@/domain/wire/assignment";
import type { ToldTime } from "../ui/time";

/** An assignment with its times in words. */
export type ToldAssignment = AssignmentWire & {
  told: {
    opens: ToldTime | null;
    due: ToldTime | null;
    repliesUntil: ToldTime | null;
    seeAt: ToldTime | null;
  };
};
