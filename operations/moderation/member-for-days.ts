import type { Membership } from "@/domain/groups";
import { DAY } from "@/domain/schedules/wall-time";

export const memberForDays = ({ since }: Pick<Membership, "since">, now = new Date()): number =>
  (now.getTime() - since.getTime()) / DAY;
