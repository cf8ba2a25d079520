import { database } from "@/db/client";
import { findUser } from "@/db/queries/users";
import { type Pseudonym, pseudonymOf } from "@/domain/groups";
import { can } from "@/domain/policy";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";

export type OwnName = {
  memberId: string;
  /** What one bears where one has chosen nothing else. */
  account: Pseudonym;
  pseudonym: Pseudonym | null;
  may: { bear: boolean; giveUp: boolean };
};

/** The name that a member bears in a group, and what they may do about it. Not there where there is nothing to be done. */
export async function openOwnName(viewer: Viewer, slug: string): Promise<OwnName> {
  const access = await accessGroup(database(), viewer, slug, "group.list-members");
  const { membership } = access;
  const user = membership && (await findUser(database(), membership.userId));
  if (!user) throw new NotFound();
  const pseudonym = pseudonymOf(membership);
  const on = { ...access, member: membership };
  const may = {
    bear: can("member.bear-pseudonym", on),
    giveUp: pseudonym !== null && can("member.give-up-pseudonym", on),
  };
  if (!may.bear && !may.giveUp) throw new NotFound();
  return { memberId: membership.id, account: { name: user.name, handle: user.handle }, pseudonym, may };
}
