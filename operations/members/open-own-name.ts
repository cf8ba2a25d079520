import { database } from "@/db/client";
import { findTakenName } from "@/db/queries/given-names";
import { findUser } from "@/db/queries/users";
import { type Pseudonym, pseudonymOf } from "@/domain/groups";
import { can } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { isTakenFrom } from "./refuse-taken";

export type OwnName = {
  memberId: string;
  /** What one bears where one has chosen nothing else. */
  account: Pseudonym;
  pseudonym: Pseudonym | null;
  /** The name that moderators took away, while they bear the neutral one that is given instead. */
  taken: string | null;
  may: { bear: boolean; giveUp: boolean };
};

/** The name that a member bears in a group, and what they may do about it. Not there where there is nothing to be done. */
export async function openOwnName(viewer: Viewer, slug: string): Promise<OwnName> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  const { membership } = access;
  const user = membership && (await findUser(database(), membership.userId));
  if (!user) throw new NotFound();
  const pseudonym = pseudonymOf(membership);
  const found = pseudonym && (await findTakenName(database(), membership));
  const isLikeTaken = pseudonym !== null && (await isTakenFrom(database(), membership, user.name));
  const taken = found?.isBorne ? found.name : null;
  const on = { ...access, member: membership };
  const may = {
    bear: can("member.bear-pseudonym", on),
    giveUp: pseudonym !== null && !isLikeTaken && can("member.give-up-pseudonym", on),
  };
  if (!may.bear && !may.giveUp && taken === null) throw new NotFound();
  const account = { name: user.name, handle: user.handle };
  return { memberId: membership.id, account, pseudonym, taken, may };
}
