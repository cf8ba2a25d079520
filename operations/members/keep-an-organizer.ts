import type { Transaction } from "@/db/client";
import { countOrganizers } from "@/db/queries/members";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import type { GroupAccess } from "../access";

/** Asked under the group's lock (`lockGroup`) before an active member goes or becomes something else. */
export async function keepAnOrganizer(
  tx: Transaction,
  access: Granted<GroupAccess>,
  member: Membership,
): Promise<void> {
  if (member.role !== "organizer" || member.state !== "active") return;
  if ((await countOrganizers(tx, access)) === 1) throw new Conflict("member.last-organizer");
}
