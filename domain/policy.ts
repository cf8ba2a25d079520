import type { AnnotationState, PostState } from "./annotations";
import { type Assignment, isAssignable } from "./assignments";
import type { ImportReview } from "./brought-import";
import { type Group, isNamed, type Membership, ROLES, type Role } from "./groups";
import type { Reading } from "./readings";
import { boundGroupOf, isSignedIn, type Viewer } from "./viewer";
import { isPostWhole, type ReadingLooker } from "./visibility";

/** What a rule may look at: the thing itself and everything it stands in, as far down as the ability goes. */
export type OnSite = { viewer: Viewer };
/** `inspectsUntil`: until when the viewer looks into the group as a site admin; left out, not at all. */
export type OnGroup = OnSite & {
  group: Group;
  membership: Membership | null;
  inspectsUntil?: Date | null;
};
export type OnMember = OnGroup & { member: Pick<Membership, "id" | "role"> };
/** Their name as well, and whether they bear it here. */
export type OnNamed = OnMember & { member: Pick<Membership, "handle" | "state"> };
/** `isInHand`: the group's roster made their account, and nobody but its organizers answers for it yet. */
export type OnRostered = OnMember & { isInHand: boolean };
/** Who brought it, and how it stands with the group's review. */
export type OnImport = OnGroup & { import: { createdBy: string; review: ImportReview } };
export type OnReading = OnGroup & { reading: Reading };
/** `isAssignee`: it is assigned to the viewer by name, or as one of a subgroup. */
export type OnAssignment = OnGroup & { assignment: Assignment; isAssignee: boolean };
/** `isShown`: what the visibility rule says of the annotation with its posts. */
export type OnAnnotation = OnReading & {
  annotation: AnnotationState & { isLocked: boolean };
  isShown: boolean;
};
export type OnPost = OnAnnotation & { post: PostState; looker: ReadingLooker };

type Rule<On> = (on: On) => boolean;

const all =
  <On>(...rules: Rule<On>[]): Rule<On> =>
  (on) =>
    rules.every((rule) => rule(on));
const any =
  <On>(...rules: Rule<On>[]): Rule<On> =>
  (on) =>
    rules.some((rule) => rule(on));
const not =
  <On>(rule: Rule<On>): Rule<On> =>
  (on) =>
    !rule(on);

const isSiteAdmin: Rule<OnSite> = ({ viewer }) => isSignedIn(viewer) && viewer.isSiteAdmin;
/** Whoever runs the site, at its command line, in somebody's name. */
const isOperator: Rule<OnSite> = ({ viewer }) => isSignedIn(viewer) && viewer.by.kind === "command-line";
/** Somebody with an account; a token made for reading only is as weak as it says. */
const mayWrite: Rule<OnSite> = ({ viewer }) =>
  isSignedIn(viewer) && !(viewer.by.kind === "token" && viewer.by.isReadOnly);
const isWithinToken: Rule<OnGroup> = ({ viewer, group }) => (boundGroupOf(viewer) ?? group.id) === group.id;
const isUnboundToken: Rule<OnSite> = ({ viewer }) => boundGroupOf(viewer) === null;

/** A change outside of any group: not for tokens that are bound to one. */
const changingSite = (...rules: Rule<OnSite>[]): Rule<OnSite> => all(mayWrite, isUnboundToken, ...rules);
/** A change in a group: by a token only as far as it goes. */
const changing = <On extends OnGroup = OnGroup>(...rules: Rule<On>[]): Rule<On> =>
  all<On>(mayWrite, isWithinToken, ...rules);

const isPublic: Rule<OnGroup> = ({ group }) => group.visibility === "public";
const isOpen: Rule<OnGroup> = ({ group }) => group.archivedAt === null;
const isBanned: Rule<OnGroup> = ({ membership }) => membership?.state === "banned";
const isWaiting: Rule<OnGroup> = ({ membership }) => membership?.state === "pending";
const isActive: Rule<OnGroup> = ({ membership }) => membership?.state === "active";
const isOutside: Rule<OnGroup> = ({ membership }) =>
  membership === null || membership.state === "left" || membership.state === "removed";
const allowsPseudonyms: Rule<OnGroup> = ({ group }) => group.hasPseudonyms;
const acceptsJoining: Rule<OnGroup> = ({ group }) => group.admission !== "by-invitation";
const hasRole =
  (...roles: Role[]): Rule<OnGroup> =>
  ({ membership }) =>
    membership?.state === "active" && roles.includes(membership.role);

/** For now they read, and write nothing. */
const isSilenced: Rule<OnGroup> = ({ membership }) => membership?.isSilenced === true;
const isMember = hasRole("member", "moderator", "organizer");
/** Who may write: all but observers, and those who are silenced. */
const mayTalk = all<OnGroup>(isMember, not(isSilenced));
const isModerator = hasRole("moderator", "organizer");
const isOrganizer = hasRole("organizer");
/** Whoever is silenced changes nothing for others, whatever their office. */
const mayOrganize = all<OnGroup>(isOrganizer, not(isSilenced));
const belongsHere = any<OnGroup>(isActive, isPublic);
/** They read what moderators read, and do nothing. */
const isInspecting: Rule<OnGroup> = (on) => isSiteAdmin(on) && !isActive(on) && on.inspectsUntil != null;
const seesGroup = all<OnGroup>(isWithinToken, any(belongsHere, isInspecting));
const looksAfterOrder = all<OnGroup>(isWithinToken, any(isModerator, isInspecting));
const isThemselves: Rule<OnMember> = ({ membership, member }) => membership?.id === member.id;
/** Moderators keep order among those who have no office; an organizer among all others. */
const mayKeepInOrder: Rule<OnMember> = (on) =>
  !isThemselves(on) && (isOrganizer(on) || (isModerator(on) && !isOffice(on.member.role)));
const isOffice = (role: Role): boolean => role === "moderator" || role === "organizer";
/** Whoever gave up their name bears none, and who waits is known to few. */
const bearsNameHere: Rule<OnNamed> = ({ member }) => isNamed(member) && member.state !== "pending";
const takesTexts: Rule<OnGroup> = ({ group }) => group.moderation.takesTexts;
const mayBring = all<OnGroup>(isOpen, any(mayOrganize, all(mayTalk, takesTexts)));
/** Theirs together, whoever of them brought it. */
const isOrganizersOwn: Rule<OnImport> = (on) => on.import.review === "none";
const broughtIt: Rule<OnImport> = (on) =>
  on.import.review !== "none" && on.import.createdBy === on.membership?.id;
const waitsForReview: Rule<OnImport> = (on) => on.import.review === "waiting";
const isLogOpen: Rule<OnGroup> = ({ group }) => group.moderation.isLogOpen;

const isInHand: Rule<OnRostered> = (on) => on.isInHand;

const isAssigned: Rule<OnAssignment> = ({ membership, assignment, isAssignee }) =>
  membership !== null && isAssignable(membership) && (assignment.assigned === "all" || isAssignee);

const readingIsOpen: Rule<OnReading> = ({ reading }) => reading.archivedAt === null;

const wroteAnnotation: Rule<OnAnnotation> = ({ membership, annotation }) =>
  annotation.authorId === membership?.id;
const annotationStands: Rule<OnAnnotation> = ({ annotation }) => annotation.deletedAt === null;
/** Its moderators go on in it. */
const isLockedFor: Rule<OnAnnotation> = (on) => on.annotation.isLocked && !isModerator(on);
const seesAnnotation: Rule<OnAnnotation> = (on) => seesGroup(on) && on.isShown;
const annotationIsVisible: Rule<OnAnnotation> = ({ annotation }) => annotation.moderation === "visible";
const annotationIsHidden: Rule<OnAnnotation> = ({ annotation }) => annotation.moderation === "hidden";
/** Words or tags that its author adds would bring it back to everybody unseen. */
const isHiddenFor: Rule<OnAnnotation> = (on) => annotationIsHidden(on) && !isModerator(on);
const isForAuthorAlone: Rule<OnAnnotation> = ({ annotation }) => annotation.audience === "me";
/** Their own, for as long as it stands; whoever moderates, all that is not a note to oneself. */
const mayPlace: Rule<OnAnnotation> = (on) =>
  wroteAnnotation(on) ? annotationStands(on) : isModerator(on) && !isForAuthorAlone(on);
const wrotePost: Rule<OnPost> = ({ membership, post }) => post.authorId === membership?.id;
const postStands: Rule<OnPost> = ({ post }) => post.deletedAt === null;
const isHidden: Rule<OnPost> = ({ post }) => post.moderation === "hidden";
const isNotHidden = not(isHidden);
const seesPost: Rule<OnPost> = (on) => seesGroup(on) && isPostWhole(on.looker, on.annotation, on.post);

/**
 * Every permission there is. Read from top to bottom it is the policy. The first ability of each kind of thing says who
 * may know that it exists; without it everything else about it is "not found".
 *
 * Whatever adds to a group or changes it asks that the group `isOpen`. In an archived one people still go, are removed,
 * take their own words back, and keep what is theirs alone: read marks, calendars and what they have muted; and order is kept
 * in it.
 */
export const policy = {
  "group.create": changingSite(),
  "account.manage": changingSite(),
  "notice.mark-read": mayWrite,
  "site.oversee": all(isUnboundToken, isSiteAdmin),
  "site.administer": changingSite(isSiteAdmin),

  "group.read": seesGroup,
  "group.inspect": all<OnGroup>(changingSite(isSiteAdmin), not(isActive)),
  "group.name-organizer": changingSite(isSiteAdmin),
  "group.ask-to-join": changing(isOpen, not(isBanned)),
  "group.join": changing(isOpen, isOutside, isPublic, acceptsJoining),
  "group.join-by-invitation": changing(isOpen, not(isBanned), not(isActive)),
  "group.withdraw-request": changing(isWaiting),
  "group.leave": changing(isActive),
  "group.edit": changing(mayOrganize, isOpen),
  "group.archive": changing(mayOrganize),
  "group.begin-next-term": changing(isOrganizer, isUnboundToken),
  "group.list-members": all<OnGroup>(isWithinToken, isActive),
  "group.list-accounts": all<OnGroup>(isWithinToken, isOrganizer),
  "group.list-invitations": all<OnGroup>(isWithinToken, isOrganizer),
  "group.invite": changing(mayOrganize, isOpen),
  "group.add-member": changing(mayOrganize, isOpen),
  "group.add-roster": changing(mayOrganize, isOpen),
  "group.print-links": changing(mayOrganize),
  "group.add-stranger": changing(mayOrganize, isOpen, any(isSiteAdmin, isOperator)),
  "group.approve-request": changing(isModerator, not(isSilenced), isOpen),
  "group.bear-pseudonym": changing(isOpen, not(isBanned), allowsPseudonyms),
  "group.know-pseudonyms": all<OnGroup>(isWithinToken, isModerator),
  "group.assign": changing(mayOrganize, isOpen),
  "group.divide": changing(mayOrganize, isOpen),
  "member.change-role": changing<OnMember>(mayOrganize, isOpen),
  "member.remove": changing<OnMember>(mayOrganize, not(isThemselves)),
  "member.bear-pseudonym": changing<OnMember>(
    isThemselves,
    isActive,
    not(isSilenced),
    isOpen,
    allowsPseudonyms,
  ),
  "member.give-up-pseudonym": changing<OnMember>(isThemselves, isActive, isOpen),
  "member.print-link": changing<OnRostered>(mayOrganize, not(isThemselves), isInHand),
  "text.import": changing(mayOrganize, isOpen),
  "text.bring": changing(mayBring),
  "text.read": seesGroup,
  "text.correct": changing(mayOrganize, isOpen),
  "text.translate": changing(mayOrganize, isOpen),
  "import.list": all<OnGroup>(isWithinToken, isActive),
  "import.read": any<OnImport>(
    changing<OnImport>(isOrganizersOwn, mayOrganize, isOpen),
    all<OnImport>(isWithinToken, isActive, broughtIt),
    all<OnImport>(looksAfterOrder, waitsForReview),
  ),
  "import.edit": changing<OnImport>(mayBring, any(all<OnImport>(isOrganizersOwn, mayOrganize), broughtIt)),
  "import.hand-in": changing<OnImport>(mayBring, broughtIt),
  "import.take-back": changing<OnImport>(isActive, broughtIt),
  "import.delete": changing<OnImport>(
    any(all<OnImport>(isOrganizersOwn, mayOrganize, isOpen), all<OnImport>(isActive, broughtIt)),
  ),
  "import.publish": changing<OnImport>(mayOrganize, isOpen, any(isOrganizersOwn, broughtIt)),
  "import.judge": changing<OnImport>(
    isModerator,
    not(isSilenced),
    not<OnImport>(isOrganizersOwn),
    not<OnImport>(broughtIt),
  ),
  "import.approve": changing<OnImport>(
    mayOrganize,
    isOpen,
    not<OnImport>(isOrganizersOwn),
    not<OnImport>(broughtIt),
  ),
  "calendar.follow": changing(isActive),
  "group.review": looksAfterOrder,
  "group.list-mutes": all<OnGroup>(isWithinToken, isActive),
  "group.read-moderation-log": any<OnGroup>(looksAfterOrder, all(isWithinToken, isActive, isLogOpen)),
  "member.sanction": changing<OnMember>(mayKeepInOrder, not(isSilenced)),
  "member.flag-name": changing<OnNamed>(isActive, not(isThemselves), bearsNameHere),
  "member.judge-name": changing<OnMember>(mayKeepInOrder, not(isSilenced)),
  "member.mute": changing<OnNamed>(isActive, not(isThemselves), bearsNameHere),

  "reading.read": all<OnReading>(seesGroup),
  "reading.export": all<OnReading>(isWithinToken, belongsHere),
  "reading.annotate": changing<OnReading>(mayTalk, isOpen, readingIsOpen),
  "reading.set-prompt": changing<OnReading>(isModerator, not(isSilenced), isOpen, readingIsOpen),
  "reading.mark-read": changing<OnReading>(isActive),
  "reading.edit": changing<OnReading>(mayOrganize, isOpen),
  "reading.flag": changing<OnReading>(isActive),
  "reading.judge": changing<OnReading>(mayOrganize),
  "reading.judge-picture": changing<OnReading>(isModerator, not(isSilenced)),
  "reading.assign": changing<OnReading>(mayOrganize, isOpen, readingIsOpen),

  "assignment.read": all<OnAssignment>(seesGroup),
  "assignment.edit": changing<OnAssignment>(mayOrganize, isOpen),
  "assignment.withdraw": changing<OnAssignment>(mayOrganize, isOpen),
  "assignment.list-progress": all<OnAssignment>(isWithinToken, isActive),
  "assignment.list-everyones-progress": all<OnAssignment>(isWithinToken, isOrganizer),
  "assignment.mark-done": changing<OnAssignment>(isOpen, isAssigned),

  "annotation.read": seesAnnotation,
  "annotation.answer": changing<OnAnnotation>(
    mayTalk,
    isOpen,
    readingIsOpen,
    not(isLockedFor),
    not(isHiddenFor),
  ),
  "annotation.edit": changing<OnAnnotation>(
    mayTalk,
    isOpen,
    readingIsOpen,
    wroteAnnotation,
    annotationStands,
    not(isLockedFor),
    not(isHiddenFor),
  ),
  "annotation.delete": changing<OnAnnotation>(isMember, wroteAnnotation),
  "annotation.read-judgement": all<OnAnnotation>(
    isWithinToken,
    any<OnAnnotation>(looksAfterOrder, wroteAnnotation),
  ),
  "annotation.appeal": changing<OnAnnotation>(
    isActive,
    wroteAnnotation,
    annotationStands,
    annotationIsHidden,
  ),
  "annotation.flag": changing<OnAnnotation>(
    isActive,
    not(wroteAnnotation),
    annotationStands,
    annotationIsVisible,
  ),
  "annotation.judge": changing<OnAnnotation>(
    isModerator,
    not(isSilenced),
    not(wroteAnnotation),
    annotationStands,
    not(isForAuthorAlone),
  ),
  "annotation.moderate": changing<OnAnnotation>(isModerator, not(isSilenced), not(isForAuthorAlone)),
  "annotation.reattach": changing<OnAnnotation>(
    mayTalk,
    isOpen,
    readingIsOpen,
    mayPlace,
    not(isLockedFor),
    not(isHiddenFor),
  ),
  "annotation.mute": changing<OnAnnotation>(isActive),

  "post.read": seesPost,
  "post.read-history": seesPost,
  "post.edit": changing<OnPost>(
    mayTalk,
    isOpen,
    readingIsOpen,
    wrotePost,
    postStands,
    isNotHidden,
    not<OnPost>(isLockedFor),
  ),
  "post.delete": changing<OnPost>(isMember, wrotePost, postStands),
  "post.flag": changing<OnPost>(isActive, not<OnPost>(wrotePost), postStands),
  "post.moderate": changing<OnPost>(
    isModerator,
    not(isSilenced),
    not<OnPost>(wrotePost),
    postStands,
    not<OnPost>(isForAuthorAlone),
  ),
  "post.read-judgement": all<OnPost>(isWithinToken, any<OnPost>(looksAfterOrder, wrotePost)),
  "post.appeal": changing<OnPost>(isActive, wrotePost, postStands, isHidden),
} satisfies Record<string, Rule<never>>;

export type Ability = keyof typeof policy;
export type AbilityOn<On> = {
  [A in Ability]: (typeof policy)[A] extends Rule<infer Needs> ? (On extends Needs ? A : never) : never;
}[Ability];

/** Whether `ability` is given on this thing; `On` has everything that the ability's rule looks at. */
export const can = <A extends Ability>(ability: A, on: Parameters<(typeof policy)[A]>[0]): boolean =>
  (policy[ability] as Rule<typeof on>)(on);

/** The least role that would give it, where a member's own does not; null where no role would. */
export function neededRole<A extends Ability>(
  ability: A,
  on: Parameters<(typeof policy)[A]>[0] & Pick<OnGroup, "membership">,
): Role | null {
  const { membership } = on;
  if (membership?.state !== "active") return null;
  return ROLES.find((role) => can(ability, { ...on, membership: { ...membership, role } })) ?? null;
}

/** Whether it is only the lock on the thread that keeps them from it. */
export const isLockToBlame = <A extends Ability>(
  ability: A,
  on: Parameters<(typeof policy)[A]>[0] & Partial<Pick<OnAnnotation, "annotation">>,
): boolean =>
  on.annotation?.isLocked === true &&
  can(ability, { ...on, annotation: { ...on.annotation, isLocked: false } });

export type TokenLimit = "token.read-only" | "token.one-group";

/** Why a token may not do what whoever made it may do signed in; null where the token is not to blame. */
export function tokenLimit<A extends Ability>(
  ability: A,
  on: Parameters<(typeof policy)[A]>[0] & OnSite,
): TokenLimit | null {
  const { viewer } = on;
  if (!isSignedIn(viewer) || viewer.by.kind !== "token") return null;
  const { isReadOnly, tokenId } = viewer.by;
  const by = { kind: "token", tokenId, isReadOnly: false, groupId: null } as const;
  if (can(ability, on) || !can(ability, { ...on, viewer: { ...viewer, by } })) return null;
  return isReadOnly ? "token.read-only" : "token.one-group";
}
