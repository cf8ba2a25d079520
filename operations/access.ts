import type { Db } from "@/db/client";
import { listCovers } from "@/db/queries/covers";
import {
  type AtGroup,
  type AtReading,
  findAtAnnotation,
  findAtAssignment,
  findAtGroup,
  findAtImport,
  findAtPost,
  findAtReading,
  findAtText,
  findMember,
  findReadingOfText,
  findReviewSubject,
  listMemberships,
  listReadingsAndGroups,
  type ReviewSubject,
  wasShown,
} from "@/db/queries/door";
import { findEditionRead } from "@/db/queries/edition-read";
import { isInHand } from "@/db/queries/rostered";
import type { AnnotationRow, PostRow } from "@/db/queries/row-columns";
import type { Assignment } from "@/domain/assignments";
import { type Granted, grant } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import { isId } from "@/domain/ids";
import {
  type AbilityOn,
  can,
  isLockToBlame,
  neededRole,
  type OnAnnotation,
  type OnAssignment,
  type OnGroup,
  type OnImport,
  type OnNamed,
  type OnPost,
  type OnReading,
  type OnRostered,
  type OnSite,
  tokenLimit,
} from "@/domain/policy";
import { Conflict, Forbidden, NotFound, Problem, SignedOut } from "@/domain/problems";
import type { EditionRead, Reading } from "@/domain/readings";
import { isSlug } from "@/domain/slugs";
import type { Text } from "@/domain/texts";
import { isSignedIn, type SignedInViewer, type Viewer } from "@/domain/viewer";
import { type Looker, lookerOf, type ReadingLooker } from "@/domain/visibility";

/*
 * The only door. Each function finds the thing, asks the policy, and gives it back with the proof. What the viewer may
 * not read is not found; what they may read but not do is forbidden; whoever is signed out is asked to sign in.
 *
 * Inside a transaction the viewer's membership is locked until the commit: `share` for those who use a right, `update`
 * for those who take one away.
 */

export type GroupAccess = {
  viewer: Viewer;
  group: Group;
  membership: Membership | null;
  inspectsUntil: Date | null;
  looker: Looker;
};
export type MemberAccess = GroupAccess & { member: Membership };
export type RosteredAccess = MemberAccess & { isInHand: boolean };
export type ReadingAccess = GroupAccess & { reading: Reading; looker: ReadingLooker };
export type ImportAccess = GroupAccess & { import: OnImport["import"] & { id: string } };
export type TextAccess = GroupAccess & { text: Text };
export type AssignmentAccess = GroupAccess & { assignment: Assignment; isAssignee: boolean };
export type AnnotationAccess = ReadingAccess & { annotation: AnnotationRow; isShown: boolean };
export type PostAccess = AnnotationAccess & { post: PostRow };

export function accessSite<A extends AbilityOn<OnSite>>(
  viewer: Viewer,
  ability: A,
): Granted<{ viewer: SignedInViewer }, A> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  if (!can(ability, { viewer })) throw new Forbidden(tokenLimit(ability, { viewer }) ?? "forbidden");
  return grant({ viewer });
}

/** Accounts are there for who looks after the site alone; everybody else is told of none. */
export function accessAccounts(viewer: Viewer): Granted<{ viewer: SignedInViewer }, "site.administer"> {
  if (!can("site.oversee", { viewer })) throw missing(viewer);
  return accessSite(viewer, "site.administer");
}

export type GroupRef = string | { id: string };

export async function accessGroup<A extends AbilityOn<OnGroup>>(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  ability: A,
  lock: "share" | "update" = "share",
): Promise<Granted<GroupAccess, A>> {
  return decide(await standBefore(db, viewer, group, lock), "group.read", ability);
}

/** For a site admin who may not know of a private group yet: looking into it begins here. */
export async function accessGroupToInspect(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
): Promise<Granted<GroupAccess, "group.inspect">> {
  const ability = "group.inspect";
  const access = await standBefore(db, viewer, group, "share");
  if (access.membership?.state === "active" && can("site.administer", access))
    throw new Conflict("inspection.member");
  return can(ability, access) ? grant(access) : decide(access, "group.read", ability);
}

/** For a site admin who names an organizer where nobody is left who can act, in whatever group. */
export async function accessGroupToName(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
): Promise<Granted<GroupAccess, "group.name-organizer">> {
  const ability = "group.name-organizer";
  const access = await standBefore(db, viewer, group, "share");
  return can(ability, access) ? grant(access) : decide(access, "group.read", ability);
}

/** One's own request is there for as long as one waits, also where the group has turned private meanwhile. */
export async function accessOwnRequest(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
): Promise<Granted<GroupAccess, "group.withdraw-request">> {
  const ability = "group.withdraw-request";
  const access = await standBefore(db, viewer, group, "update");
  return can(ability, access) ? grant(access) : decide(access, "group.read", ability);
}

/** For those who are not in yet: an invitation lets its bearer see a private group's door. */
export async function accessGroupByInvitation(
  db: Db,
  viewer: SignedInViewer,
  groupId: string,
): Promise<Granted<GroupAccess, "group.join-by-invitation">> {
  const found = await findAtGroup(db, { id: groupId }, viewer.userId, "update");
  if (!found) throw new NotFound();
  const access = standing(viewer, found);
  if (!can("group.join-by-invitation", access))
    throw new Forbidden(tokenLimit("group.join-by-invitation", access) ?? "group.join-by-invitation");
  return grant(access);
}

export async function accessMember<A extends AbilityOn<OnNamed>>(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  memberId: string,
  ability: A,
): Promise<Granted<MemberAccess, A>> {
  const access = await accessGroup(db, viewer, group, "group.list-members");
  const member = isId(memberId) ? await findMember(db, access.group.id, memberId, "update") : null;
  if (!member) throw new NotFound();
  return decide({ ...access, member }, "group.read", ability);
}

/** A member by whose account the group may be answering. Nobody else's hand comes in between, until the commit. */
export async function accessRostered<A extends AbilityOn<OnRostered>>(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  memberId: string,
  ability: A,
): Promise<Granted<RosteredAccess, A>> {
  const access = await accessMember(db, viewer, group, memberId, "group.list-accounts");
  return decide({ ...access, isInHand: await isInHand(db, access.member) }, "group.read", ability);
}

/** An import is known to who brought it, to who reviews it while it waits, and to the organizers where it is theirs. */
export async function accessImport<A extends AbilityOn<OnImport>>(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  importId: string,
  ability: A,
  lock?: "update",
): Promise<Granted<ImportAccess, A>> {
  return decide(await standBeforeImport(db, viewer, group, importId, lock), "import.read", ability);
}

/** What is decided of an import, by whoever found it in the review: it may wait no more, but is known to them. Held until the commit. */
export async function accessBrought<A extends AbilityOn<OnImport>>(
  tx: Db,
  viewer: Viewer,
  group: GroupRef,
  importId: string,
  ability: A,
): Promise<Granted<ImportAccess, A>> {
  return decide(await standBeforeImport(tx, viewer, group, importId, "update"), "group.review", ability);
}

async function standBeforeImport(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  importId: string,
  lock?: "update",
): Promise<ImportAccess> {
  const access = await standBefore(db, viewer, group, "share");
  const found = isId(importId) ? await findAtImport(db, access.group.id, importId, lock) : null;
  if (!found) throw missing(viewer);
  return { ...access, import: found };
}

export async function accessReading<A extends AbilityOn<OnReading>>(
  db: Db,
  viewer: Viewer,
  readingId: string,
  ability: A,
): Promise<Granted<ReadingAccess, A>> {
  const found = isId(readingId) ? await findAtReading(db, readingId, viewer.userId) : null;
  if (!found) throw missing(viewer);
  return decide(standingAt(viewer, found), "reading.read", ability);
}

/**
 * A reading as it stood in one of its text's editions, to be looked at: by the same rule, asked of that edition's paragraphs.
 */
export async function accessReadingAt(
  db: Db,
  viewer: Viewer,
  readingId: string,
  number: number,
): Promise<{
  access: Granted<ReadingAccess, "reading.read">;
  edition: EditionRead;
  /** As it is read now. */
  now: Granted<ReadingAccess, "reading.read">;
}> {
  const access = await accessReading(db, viewer, readingId, "reading.read");
  const found = await findEditionRead(db, access, number);
  if (!found) throw missing(viewer);
  const { covers, ...edition } = found;
  const { editionId, paragraphCount, wordCount } = edition;
  const reading = { ...access.reading, editionId, paragraphCount, wordCount };
  return {
    access: grant({ ...access, reading, looker: { ...access.looker, covers } }),
    edition,
    now: access,
  };
}

/** A text belongs to those who read it. */
export async function accessText<A extends AbilityOn<OnReading>>(
  db: Db,
  viewer: Viewer,
  textId: string,
  ability: A,
): Promise<Granted<ReadingAccess, A>> {
  const readingId = isId(textId) ? await findReadingOfText(db, textId) : null;
  return accessReading(db, viewer, readingId ?? "", ability);
}

/** The editions of a text are known to whoever knows its group. */
export async function accessEditions<A extends AbilityOn<OnGroup>>(
  db: Db,
  viewer: Viewer,
  textId: string,
  ability: A,
): Promise<Granted<TextAccess, A>> {
  const found = isId(textId) ? await findAtText(db, textId, viewer.userId) : null;
  if (!found) throw missing(viewer);
  return decide(standing(viewer, found), "text.read", ability);
}

/** The door for many at once, locking nothing: each is answered with what `accessReading` would give or throw. */
export async function accessReadings<A extends AbilityOn<OnReading>>(
  db: Db,
  asked: { viewer: Viewer; readingId: string }[],
  ability: A,
): Promise<(Granted<ReadingAccess, A> | Problem)[]> {
  const readingIds = new Set(asked.map(({ readingId }) => readingId).filter(isId));
  const found = await listReadingsAndGroups(db, [...readingIds]);
  const groupIds = new Set(found.map(({ group }) => group.id));
  const userIds = new Set(asked.flatMap(({ viewer }) => viewer.userId ?? []));
  const memberships = await listMemberships(db, [...groupIds], [...userIds]);
  const byReading = new Map(found.map((one) => [one.reading.id, one]));
  const byPlace = new Map(memberships.map((one) => [`${one.groupId} ${one.userId}`, one]));
  const places = asked.map(({ viewer, readingId }) => {
    const there = byReading.get(readingId.toLowerCase());
    if (!there) return missing(viewer);
    const membership = byPlace.get(`${there.group.id} ${viewer.userId}`) ?? null;
    const inspector = there.inspectors.find(({ userId }) => userId === viewer.userId);
    const inspectsUntil = inspector ? new Date(inspector.until) : null;
    const { group, reading } = there;
    const looker = lookerOf(membership, { inspects: inspector !== undefined });
    return { viewer, group, reading, membership, inspectsUntil, looker };
  });
  const covers = await listCovers(
    db,
    places.flatMap((one) => (one instanceof Problem ? [] : [{ readingId: one.reading.id, ...one.looker }])),
  );
  return places.map((one) => {
    if (one instanceof Problem) return one;
    const access = {
      ...one,
      looker: { ...one.looker, covers: covers.shift() ?? [], isDivided: one.reading.isDivided },
    };
    return settle(() => decide(access, "reading.read", ability));
  });
}

export async function accessAssignment<A extends AbilityOn<OnAssignment>>(
  db: Db,
  viewer: Viewer,
  assignmentId: string,
  ability: A,
): Promise<Granted<AssignmentAccess, A>> {
  const found = isId(assignmentId) ? await findAtAssignment(db, assignmentId, viewer.userId) : null;
  if (!found) throw missing(viewer);
  return decide(standing(viewer, found), "assignment.read", ability);
}

/** Also what is withdrawn: found by nobody but those who may withdraw it, and so may put it back. */
export async function accessWithdrawnAssignment(
  db: Db,
  viewer: Viewer,
  assignmentId: string,
): Promise<Granted<AssignmentAccess, "assignment.withdraw">> {
  const found = isId(assignmentId) ? await findAtAssignment(db, assignmentId, viewer.userId, "any") : null;
  if (!found) throw missing(viewer);
  const access = standing(viewer, found);
  if (!can("assignment.withdraw", access)) throw missing(viewer);
  return grant(access);
}

export async function accessAnnotation<A extends AbilityOn<OnAnnotation>>(
  db: Db,
  viewer: Viewer,
  annotationId: string,
  ability: A,
): Promise<Granted<AnnotationAccess, A>> {
  const found = isId(annotationId) ? await findAtAnnotation(db, annotationId, viewer.userId) : null;
  if (!found) throw missing(viewer);
  const access = standingAt(viewer, found);
  if (await isTooLateForAnnotation(db, access, ability)) throw new Conflict("annotation.deleted");
  return decide(access, "annotation.read", ability);
}

/**
 * Whoever could see what is deleted, and might do this if it stood, is told that it is gone; for all others it is not
 * there. An answer that came in time is still found where others' words keep the thread.
 */
async function isTooLateForAnnotation(
  db: Db,
  access: AnnotationAccess,
  ability: AbilityOn<OnAnnotation>,
): Promise<boolean> {
  const { annotation, isShown } = access;
  if (annotation.deletedAt === null) return false;
  const before = { ...access, annotation: { ...annotation, deletedAt: null }, isShown: true };
  if (ability === "annotation.edit") return can(ability, before);
  return ability === "annotation.answer" && !isShown && can(ability, before) && (await wasShown(db, access));
}

export async function accessPost<A extends AbilityOn<OnPost>>(
  db: Db,
  viewer: Viewer,
  postId: string,
  ability: A,
): Promise<Granted<PostAccess, A>> {
  const found = isId(postId) ? await findAtPost(db, postId, viewer.userId) : null;
  if (!found) throw missing(viewer);
  const access = standingAt(viewer, found);
  if (isTooLateForPost(access, ability)) throw new Conflict("post.deleted");
  return decide(access, "post.read", ability);
}

/** A review item is known to who keeps order in its group; what is to be done about it has a door of its own. */
export async function accessReview(
  db: Db,
  viewer: Viewer,
  itemId: string,
): Promise<{ access: Granted<GroupAccess, "group.review">; subject: ReviewSubject }> {
  const subject = isId(itemId) ? await findReviewSubject(db, itemId) : null;
  if (!subject) throw missing(viewer);
  const access = await standBefore(db, viewer, { id: subject.groupId }, "share");
  if (!can("group.review", access)) throw missing(viewer);
  return { access: grant(access), subject };
}

function isTooLateForPost(access: PostAccess, ability: AbilityOn<OnPost>): boolean {
  if (access.post.deletedAt === null || ability !== "post.edit") return false;
  return can(ability, { ...access, post: { ...access.post, deletedAt: null } });
}

const standing = <At extends AtGroup>(viewer: Viewer, at: At) => ({
  ...at,
  viewer,
  looker: lookerOf(at.membership, { inspects: at.inspectsUntil !== null }),
});

const standingAt = <At extends AtReading>(viewer: Viewer, { covers, ...at }: At) => ({
  ...at,
  viewer,
  looker: {
    ...lookerOf(at.membership, { inspects: at.inspectsUntil !== null }),
    covers,
    isDivided: at.reading.isDivided,
  },
});

/** Who writes: the abilities to write are given to members only. */
export function authorOf({ membership }: GroupAccess): Membership {
  if (!membership) throw new Error("A right to write was given without a membership");
  return membership;
}

async function standBefore(
  db: Db,
  viewer: Viewer,
  group: GroupRef,
  lock: "share" | "update",
): Promise<GroupAccess> {
  const by = typeof group === "string" ? { slug: group.toLowerCase() } : group;
  const found = "id" in by || isSlug(by.slug) ? await findAtGroup(db, by, viewer.userId, lock) : null;
  if (!found) throw missing(viewer);
  return standing(viewer, found);
}

function decide<On extends GroupAccess, A extends AbilityOn<On>>(
  access: On,
  reading: AbilityOn<On>,
  ability: A,
): Granted<On, A> {
  if (!can(reading, access as never)) throw missing(access.viewer);
  if (can(ability, access as never)) return grant(access);
  if (!isSignedIn(access.viewer)) throw new SignedOut();
  throw refusal(access, ability);
}

/** Why somebody who may know of it may not do it: because of their token, for want of a role, or as it stands there. */
export function refusal<On extends GroupAccess>(access: On, ability: AbilityOn<On>): Forbidden {
  const limit = tokenLimit(ability, access as never);
  if (isLockToBlame(ability, access as never)) return new Forbidden("annotation.locked");
  const needs = neededRole(ability, access as never);
  return new Forbidden(limit ?? "forbidden", needs ? { needs } : {});
}

function settle<Given>(decide: () => Given): Given | Problem {
  try {
    return decide();
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
}

const missing = (viewer: Viewer) => (isSignedIn(viewer) ? new NotFound() : new SignedOut());
