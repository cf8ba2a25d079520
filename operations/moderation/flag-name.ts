import type { z } from "zod";
import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { FLAGGING } from "@/domain/limits";
import type { Viewer } from "@/domain/viewer";
import type { FlagWire, newFlag } from "@/domain/wire/moderation";
import { accessMember } from "../access";
import { spend } from "../limits/spend";
import { flagThing } from "./flag-thing";

/** Asks the moderators to look at the name that a member bears in the group, its own or a pseudonym. */
export async function flagName(
  viewer: Viewer,
  slug: string,
  memberId: string,
  flag: z.output<typeof newFlag>,
): Promise<FlagWire> {
  const { membership } = await accessMember(database(), viewer, slug, memberId, "member.flag-name");
  await spend(`flagging:${membership?.userId}`, FLAGGING);
  return inTransaction(async (tx) => {
    const access = await accessMember(tx, viewer, slug, memberId, "member.flag-name");
    const { id, name } = access.member;
    const flagged = { kind: "flagged-name" as const, groupId: access.group.id, memberId: id, name };
    return flagThing(tx, access, flagged, flag);
  });
}
