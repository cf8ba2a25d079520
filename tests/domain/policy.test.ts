import { describe, expect, test } from "vitest";
import type { Assignment } from "@/domain/assignments";
import type { Group, MemberState, Membership, Role } from "@/domain/groups";
import { UNMODERATED } from "@/domain/moderation";
import {
  type Ability,
  can,
  isLockToBlame,
  neededRole,
  type OnAssignment,
  type OnImport,
  type OnPost,
  type OnRostered,
  policy,
  tokenLimit,
} from "@/domain/policy";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import { lookerOf } from "@/domain/visibility";

/*
 * The permission table: who may do what in a private group with an open reading, to what a member called "author"
 * wrote. `x` may, `.` may not. The columns, in order:
 */
const WHO = [
  "signed out",
  "stranger",
  "pending",
  "left",
  "removed",
  "banned",
  "observer",
  "member",
  "author",
  "moderator",
  "organizer",
  "site admin",
  "organizer's read-only token",
  "organizer's token for this group",
  "organizer's token for another group",
] as const;
type Who = (typeof WHO)[number];

const IN_PRIVATE_GROUP: Record<Ability, string> = {
  "group.create": ".xxxxxxxxxx x...",
  "account.manage": ".xxxxxxxxxx x...",
  "notice.mark-read": ".xxxxxxxxxx x.xx",
  "site.oversee": "........... x...",
  "site.administer": "........... x...",
  "group.read": "......xxxxx .xx.",
  "group.inspect": "........... x...",
  "group.name-organizer": "........... x...",
  "group.ask-to-join": ".xxxx.xxxxx x.x.",
  "group.join": "........... ....",
  "group.join-by-invitation": ".xxxx...... x...",
  "group.withdraw-request": "..x........ ....",
  "group.leave": "......xxxxx ..x.",
  "group.edit": "..........x ..x.",
  "group.archive": "..........x ..x.",
  "group.begin-next-term": "..........x ....",
  "group.list-members": "......xxxxx .xx.",
  "group.list-accounts": "..........x .xx.",
  "group.list-invitations": "..........x .xx.",
  "group.invite": "..........x ..x.",
  "group.add-member": "..........x ..x.",
  "group.add-roster": "..........x ..x.",
  "group.print-links": "..........x ..x.",
  "group.add-stranger": "........... ....",
  "group.approve-request": ".........xx ..x.",
  "group.bear-pseudonym": ".xxxx.xxxxx x.x.",
  "group.know-pseudonyms": ".........xx .xx.",
  "group.assign": "..........x ..x.",
  "group.divide": "..........x ..x.",
  "member.change-role": "..........x ..x.",
  "member.remove": "..........x ..x.",
  "member.bear-pseudonym": "........... ....",
  "member.give-up-pseudonym": "........... ....",
  "member.print-link": "..........x ..x.",
  "text.import": "..........x ..x.",
  "text.bring": "..........x ..x.",
  "import.list": "......xxxxx .xx.",
  "import.read": "........xxx .xx.",
  "import.edit": "........... ....",
  "import.hand-in": "........... ....",
  "import.take-back": "........x.. ....",
  "import.delete": "........x.. ....",
  "import.publish": "........... ....",
  "import.judge": ".........xx ..x.",
  "import.approve": "..........x ..x.",
  "text.read": "......xxxxx .xx.",
  "text.correct": "..........x ..x.",
  "text.translate": "..........x ..x.",
  "calendar.follow": "......xxxxx ..x.",
  "reading.read": "......xxxxx .xx.",
  "reading.export": "......xxxxx .xx.",
  "reading.annotate": ".......xxxx ..x.",
  "reading.set-prompt": ".........xx ..x.",
  "reading.mark-read": "......xxxxx ..x.",
  "reading.edit": "..........x ..x.",
  "reading.assign": "..........x ..x.",
  "assignment.read": "......xxxxx .xx.",
  "assignment.edit": "..........x ..x.",
  "assignment.withdraw": "..........x ..x.",
  "assignment.list-progress": "......xxxxx .xx.",
  "assignment.list-everyones-progress": "..........x .xx.",
  "assignment.mark-done": ".......xxxx ..x.",
  "annotation.read": "......xxxxx .xx.",
  "annotation.answer": ".......xxxx ..x.",
  "annotation.edit": "........x.. ....",
  "annotation.delete": "........x.. ....",
  "annotation.moderate": ".........xx ..x.",
  "annotation.reattach": "........xxx ..x.",
  "post.read": "......xxxxx .xx.",
  "post.read-history": "......xxxxx .xx.",
  "post.edit": "........x.. ....",
  "post.delete": "........x.. ....",
  "group.review": ".........xx .xx.",
  "group.read-moderation-log": ".........xx .xx.",
  "member.sanction": ".........xx ..x.",
  "annotation.flag": "......xx.xx ..x.",
  "annotation.judge": ".........xx ..x.",
  "annotation.read-judgement": "........xxx .xx.",
  "annotation.appeal": "........... ....",
  "reading.flag": "......xxxxx ..x.",
  "reading.judge": "..........x ..x.",
  "reading.judge-picture": ".........xx ..x.",
  "member.flag-name": "......xxxxx ..x.",
  "member.judge-name": ".........xx ..x.",
  "group.list-mutes": "......xxxxx .xx.",
  "member.mute": "......xxxxx ..x.",
  "annotation.mute": "......xxxxx ..x.",
  "post.flag": "......xx.xx ..x.",
  "post.moderate": ".........xx ..x.",
  "post.read-judgement": "........xxx .xx.",
  "post.appeal": "........... ....",
};

/** What is different in a public group that anybody may join. */
const IN_PUBLIC_GROUP: Partial<Record<Ability, string>> = {
  "group.read": "xxxxxxxxxxx xxx.",
  "group.join": ".x.xx...... x...",
  "text.read": "xxxxxxxxxxx xxx.",
  "reading.read": "xxxxxxxxxxx xxx.",
  "reading.export": "xxxxxxxxxxx xxx.",
  "assignment.read": "xxxxxxxxxxx xxx.",
  "annotation.read": "xxxxxxxxxxx xxx.",
  "post.read": "xxxxxxxxxxx xxx.",
  "post.read-history": "xxxxxxxxxxx xxx.",
};

/** What is left when the group is archived. */
const IN_ARCHIVED_GROUP: Partial<Record<Ability, string>> = {
  "group.ask-to-join": "........... ....",
  "group.join-by-invitation": "........... ....",
  "group.edit": "........... ....",
  "group.invite": "........... ....",
  "group.add-member": "........... ....",
  "group.add-roster": "........... ....",
  "group.add-stranger": "........... ....",
  "group.approve-request": "........... ....",
  "group.bear-pseudonym": "........... ....",
  "group.assign": "........... ....",
  "group.divide": "........... ....",
  "member.change-role": "........... ....",
  "text.import": "........... ....",
  "text.bring": "........... ....",
  "import.approve": "........... ....",
  "text.correct": "........... ....",
  "text.translate": "........... ....",
  "reading.annotate": "........... ....",
  "reading.set-prompt": "........... ....",
  "reading.edit": "........... ....",
  "reading.assign": "........... ....",
  "assignment.edit": "........... ....",
  "assignment.withdraw": "........... ....",
  "assignment.mark-done": "........... ....",
  "annotation.answer": "........... ....",
  "annotation.edit": "........... ....",
  "annotation.reattach": "........... ....",
  "post.edit": "........... ....",
};

const group: Group = {
  id: "group",
  slug: "walden",
  name: "Walden",
  description: "",
  admission: "by-invitation",
  visibility: "private",
  timeZone: "UTC",
  createdAt: new Date(0),
  archivedAt: null,
  hasPseudonyms: true,
  moderation: UNMODERATED,
};
const publicGroup: Group = { ...group, visibility: "public", admission: "open" };
const archivedGroup: Group = { ...group, archivedAt: new Date(1) };

const account = (by: SignedInViewer["by"], isSiteAdmin = false): SignedInViewer => ({
  userId: "user",
  name: "User",
  handle: "user",
  isSiteAdmin,
  locale: null,
  wordsPerMinute: null,
  timeZone: null,
  by,
});
const session = { kind: "session", sessionId: "session" } as const;
const token = (isReadOnly: boolean, groupId: string | null) =>
  ({ kind: "token", tokenId: "token", isReadOnly, groupId }) as const;

const member = (role: Role, state: MemberState = "active", id = "viewer"): Membership => ({
  id,
  groupId: group.id,
  userId: "user",
  role,
  state,
  name: "User",
  handle: "user",
  since: new Date(0),
  removedAt: null,
  roleGivenAt: null,
  subgroupId: null,
  pseudonym: null,
  pseudonymHandle: null,
  isSilenced: false,
});

const STANDING: Record<Who, [Viewer, Membership | null]> = {
  "signed out": [{ userId: null }, null],
  stranger: [account(session), null],
  pending: [account(session), member("member", "pending")],
  left: [account(session), member("organizer", "left")],
  removed: [account(session), member("organizer", "removed")],
  banned: [account(session), member("organizer", "banned")],
  observer: [account(session), member("observer")],
  member: [account(session), member("member")],
  author: [account(session), member("member", "active", "author")],
  moderator: [account(session), member("moderator")],
  organizer: [account(session), member("organizer")],
  "site admin": [account(session, true), null],
  "organizer's read-only token": [account(token(true, null)), member("organizer")],
  "organizer's token for this group": [account(token(false, "group")), member("organizer")],
  "organizer's token for another group": [account(token(false, "other")), member("organizer")],
};

const written: OnPost["annotation"] = {
  authorId: "author",
  isPrompt: false,
  audience: "group",
  subgroupId: null,
  moderation: "visible",
  deletedAt: null,
  isByModerator: false,
  startIndex: 0,
  isLocked: false,
};
const post = {
  authorId: "author",
  depth: 0,
  parentAuthorId: null,
  isByModerator: false,
  moderation: "visible" as const,
  isUndecided: false,
  deletedAt: null,
};
const reading = {
  id: "reading",
  groupId: "group",
  textId: "text",
  title: "Walden",
  authors: [],
  date: null,
  origin: null,
  licence: null,
  textVersion: 1,
  language: "en",
  direction: "ltr" as const,
  editionId: "edition",
  paragraphCount: 1,
  wordCount: 1,
  createdAt: new Date(0),
  archivedAt: null,
  picturesAway: [],
  isDivided: false,
};

const assignment: Assignment = {
  id: "assignment",
  groupId: "group",
  title: "Week 1",
  instructions: null,
  opensAt: null,
  dueAt: null,
  repliesUntil: null,
  assigned: "all",
  targets: { annotations: null, replies: null, readToEnd: false },
  see: { others: "open" },
  revealedAt: null,
  createdAt: new Date(0),
  version: 1,
};

/** Of the member called "author", in a group that takes no texts any more. */
const brought: OnImport["import"] = { createdBy: "author", review: "waiting" };

function standing(who: Who, within: Group): OnPost & OnRostered & OnAssignment & OnImport {
  const [viewer, membership] = STANDING[who];
  const other = member("member", "active", "other");
  return {
    viewer,
    group: within,
    membership,
    member: other,
    reading,
    assignment,
    import: brought,
    isAssignee: false,
    isInHand: true,
    annotation: written,
    isShown: true,
    looker: { ...lookerOf(membership), covers: [], isDivided: false },
    post,
  };
}

const row = (ability: Ability, within: Group): string =>
  WHO.map((who) => (can(ability, standing(who, within)) ? "x" : ".")).join("");

const abilities = Object.keys(policy) as Ability[];
const bare = (cells: string) => cells.replaceAll(" ", "");

describe("who may do what", () => {
  test.each(abilities)("%s, in a private group", (ability) => {
    expect(row(ability, group)).toBe(bare(IN_PRIVATE_GROUP[ability]));
  });
  test.each(abilities)("%s, in a public group", (ability) => {
    expect(row(ability, publicGroup)).toBe(bare(IN_PUBLIC_GROUP[ability] ?? IN_PRIVATE_GROUP[ability]));
  });
  test.each(abilities)("%s, in an archived group", (ability) => {
    expect(row(ability, archivedGroup)).toBe(bare(IN_ARCHIVED_GROUP[ability] ?? IN_PRIVATE_GROUP[ability]));
  });
});

test("An organizer prints links for others alone, and only for accounts that are in the group's hand", () => {
  const organizer = standing("organizer", group);
  const themselves = { ...organizer, member: organizer.membership ?? organizer.member };
  expect(can("member.print-link", { ...organizer, isInHand: false })).toBe(false);
  expect(can("member.print-link", themselves)).toBe(false);
  expect(can("member.print-link", { ...standing("moderator", group), isInHand: true })).toBe(false);
});

test("Moderators keep order among those who have no office, an organizer among all others, nobody in their own case", () => {
  const may = (who: Who, role: Role, id = "other") =>
    can("member.sanction", { ...standing(who, group), member: member(role, "active", id) });
  expect(
    (["observer", "member", "moderator", "organizer"] as const).map((role) => may("moderator", role)),
  ).toEqual([true, true, false, false]);
  expect(
    (["observer", "member", "moderator", "organizer"] as const).map((role) => may("organizer", role)),
  ).toEqual([true, true, true, true]);
  expect(may("organizer", "organizer", "viewer")).toBe(false);
});

test("What is hidden already is not flagged, nor notes to oneself decided on, nor a name that nobody bears", () => {
  const [member_, moderator] = [standing("member", group), standing("moderator", group)];
  expect(can("annotation.flag", { ...member_, annotation: { ...written, moderation: "hidden" } })).toBe(
    false,
  );
  expect(can("annotation.judge", { ...moderator, annotation: { ...written, audience: "me" } })).toBe(false);
  const wrote = {
    ...standing("author", group),
    annotation: { ...written, authorId: "author", moderation: "hidden" } as const,
  };
  expect(can("annotation.appeal", wrote)).toBe(true);
  expect(
    can("annotation.appeal", { ...wrote, annotation: { ...wrote.annotation, deletedAt: new Date() } }),
  ).toBe(false);
  expect(can("annotation.appeal", { ...moderator, annotation: wrote.annotation })).toBe(false);
  const former = { ...member("member", "left", "other"), handle: "" };
  expect(can("member.flag-name", { ...member_, member: former })).toBe(false);
  expect(can("member.flag-name", { ...member_, member: member("member", "pending", "other") })).toBe(false);
  expect(can("member.flag-name", { ...member_, member: member("member") })).toBe(false);
});

test("Whoever is silenced reads and takes back what is theirs, and writes nothing", () => {
  const on = standing("author", group);
  const silenced = { ...on, membership: { ...member("member", "active", "author"), isSilenced: true } };
  for (const ability of ["reading.annotate", "annotation.answer", "annotation.edit", "post.edit"] as const)
    expect([can(ability, on), can(ability, silenced)]).toEqual([true, false]);
  for (const ability of ["reading.read", "reading.mark-read", "annotation.delete", "post.delete"] as const)
    expect([can(ability, on), can(ability, silenced)]).toEqual([true, true]);
});

test("In a locked thread moderators go on, and others take back what is theirs", () => {
  const locked = (who: Who) => {
    const on = standing(who, group);
    return { ...on, annotation: { ...on.annotation, isLocked: true } };
  };
  const may = (who: Who) =>
    (["annotation.answer", "annotation.edit", "post.edit", "annotation.delete", "post.delete"] as const).map(
      (ability) => can(ability, locked(who)),
    );
  expect(may("author")).toEqual([false, false, false, true, true]);
  expect(may("member")).toEqual([false, false, false, false, false]);
  for (const who of ["moderator", "organizer"] as const) {
    expect(can("annotation.answer", locked(who))).toBe(true);
    const own = { ...locked(who), post: { ...post, authorId: locked(who).membership?.id ?? "" } };
    expect(can("post.edit", own)).toBe(true);
  }
  expect(isLockToBlame("annotation.answer", locked("author"))).toBe(true);
  expect(isLockToBlame("annotation.answer", locked("observer"))).toBe(false);
  expect(isLockToBlame("annotation.moderate", locked("member"))).toBe(false);
});

test("To what moderators have hidden its author adds nothing that would bring it back", () => {
  const on = standing("author", group);
  const hidden = { ...on, annotation: { ...on.annotation, moderation: "hidden" as const } };
  for (const ability of ["annotation.answer", "annotation.edit"] as const)
    expect([can(ability, on), can(ability, hidden)]).toEqual([true, false]);
  expect(can("annotation.delete", hidden)).toBe(true);
});

test("Nobody but its author does anything to a thread that is for them alone", () => {
  const on = standing("moderator", group);
  const alone = { ...on, annotation: { ...on.annotation, audience: "me" as const } };
  expect([can("annotation.moderate", on), can("annotation.moderate", alone)]).toEqual([true, false]);
});

test("Whoever is silenced asks nobody in and takes nobody out, also who organizes the group", () => {
  const on = standing("organizer", group);
  const silenced = { ...on, membership: { ...member("organizer", "active"), isSilenced: true } };
  for (const ability of [
    "group.invite",
    "group.add-member",
    "group.add-roster",
    "group.print-links",
    "group.edit",
    "group.approve-request",
    "text.import",
    "text.correct",
    "text.translate",
  ] as const)
    expect([can(ability, on), can(ability, silenced)]).toEqual([true, false]);
  const other = { member: member("member", "active", "other") };
  for (const ability of ["member.remove", "member.change-role"] as const)
    expect([can(ability, { ...on, ...other }), can(ability, { ...silenced, ...other })]).toEqual([
      true,
      false,
    ]);
});

describe("what members bring, where the group takes texts", () => {
  const taking: Group = { ...group, moderation: { ...UNMODERATED, takesTexts: true } };
  const rowOf = (
    ability: Ability,
    review: OnImport["import"]["review"],
    within = taking,
    createdBy = "author",
  ) =>
    WHO.map((who) =>
      can(ability, { ...standing(who, within), import: { createdBy, review } }) ? "x" : ".",
    ).join("");

  test.each([
    ["text.bring", "waiting", ".......xxxx ..x."],
    ["import.read", "waiting", "........xxx .xx."],
    ["import.read", "begun", "........x.. ...."],
    ["import.read", "returned", "........x.. ...."],
    ["import.read", "declined", "........x.. ...."],
    ["import.read", "none", "..........x ..x."],
    ["import.edit", "begun", "........x.. ...."],
    ["import.edit", "none", "..........x ..x."],
    ["import.hand-in", "begun", "........x.. ...."],
    ["import.hand-in", "none", "........... ...."],
    ["import.publish", "begun", "........... ...."],
    ["import.publish", "none", "..........x ..x."],
    ["import.delete", "none", "..........x ..x."],
    ["import.delete", "declined", "........x.. ...."],
    ["import.judge", "waiting", ".........xx ..x."],
    ["import.judge", "none", "........... ...."],
    ["import.approve", "waiting", "..........x ..x."],
  ] as const)("%s, of what is %s", (ability, review, cells) => {
    expect(rowOf(ability, review)).toBe(bare(cells));
  });

  test("Nobody decides on what is their own, and an organizer publishes it themselves", () => {
    const own = (ability: Ability, who: Who, review: OnImport["import"]["review"]) =>
      can(ability, { ...standing(who, taking), import: { createdBy: "viewer", review } });
    for (const who of ["moderator", "organizer"] as const) {
      expect([own("import.judge", who, "waiting"), own("import.approve", who, "waiting")]).toEqual([
        false,
        false,
      ]);
      expect(own("import.take-back", who, "waiting")).toBe(true);
    }
    expect([
      own("import.publish", "moderator", "begun"),
      own("import.publish", "organizer", "begun"),
    ]).toEqual([false, true]);
  });

  test("Whoever is silenced takes back what is theirs, and brings, changes and hands in nothing", () => {
    const on = { ...standing("author", taking), import: { createdBy: "author", review: "begun" as const } };
    const silenced = { ...on, membership: { ...member("member", "active", "author"), isSilenced: true } };
    for (const ability of ["text.bring", "import.edit", "import.hand-in"] as const)
      expect([can(ability, on), can(ability, silenced)]).toEqual([true, false]);
    for (const ability of ["import.read", "import.take-back", "import.delete"] as const)
      expect([can(ability, on), can(ability, silenced)]).toEqual([true, true]);
  });
});

test("Whoever is out deletes nothing that they brought, not even as a site admin who looks in", () => {
  const membership = { ...standing("member", group).membership, state: "removed" } as OnImport["membership"];
  const until = { inspectsUntil: new Date(1) };
  const brought = { import: { createdBy: membership?.id ?? "", review: "waiting" } } as const;
  for (const who of ["member", "site admin"] as const)
    expect(can("import.delete", { ...standing(who, group), ...until, membership, ...brought })).toBe(false);
  expect(can("import.delete", { ...standing("member", group), ...brought })).toBe(true);
});

test("A site admin who looks into a private group reads what its moderators read, and does nothing", () => {
  const until = { inspectsUntil: new Date(1) };
  const looking = { ...standing("site admin", group), ...until };
  const given = (Object.keys(IN_PRIVATE_GROUP) as Ability[]).filter(
    (ability) => can(ability, looking) && !can(ability, standing("site admin", group)),
  );
  expect(given.sort()).toEqual(
    [
      ...[
        "annotation.read",
        "annotation.read-judgement",
        "assignment.read",
        "group.read",
        "group.read-moderation-log",
        "group.review",
        "import.read",
      ],
      ...["post.read", "post.read-history", "post.read-judgement", "reading.read", "text.read"],
    ].sort(),
  );
  // Nor does anybody else, who was a site admin once.
  expect(can("group.read", { ...standing("stranger", group), ...until })).toBe(false);
  const bound = { ...looking, viewer: account(token(false, "other"), true) };
  expect(can("group.read", bound)).toBe(false);
  const inside = { ...looking, membership: member("member") };
  expect([can("group.review", inside), can("group.inspect", inside)]).toEqual([false, false]);
});

test("Members read the moderation log where the group has opened it", () => {
  const open = { ...publicGroup, moderation: { ...UNMODERATED, isLogOpen: true } };
  const may = (who: Who, within: Group) => can("group.read-moderation-log", standing(who, within));
  expect(may("member", publicGroup)).toBe(false);
  expect((["observer", "member", "stranger", "banned"] as const).map((who) => may(who, open))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("Whoever is in may bear another name where the group has such names, and give it up where it has none any more", () => {
  const may = (who: Who, within: Group) => {
    const on = standing(who, within);
    const themselves = { ...on, member: on.membership ?? on.member };
    return [can("member.bear-pseudonym", themselves), can("member.give-up-pseudonym", themselves)];
  };
  const over = { ...group, hasPseudonyms: false };
  for (const who of ["observer", "member", "moderator", "organizer"] as const) {
    expect(may(who, group)).toEqual([true, true]);
    expect(may(who, over)).toEqual([false, true]);
    expect(may(who, archivedGroup)).toEqual([false, false]);
  }
  for (const who of ["pending", "left", "removed", "banned", "organizer's read-only token"] as const)
    expect(may(who, group)).toEqual([false, false]);
  expect(can("group.bear-pseudonym", standing("stranger", over))).toBe(false);
});

test("What is assigned to some is for those who are named, as long as they may write", () => {
  const named = { assignment: { ...assignment, assigned: "some" as const }, isAssignee: true };
  const others = { ...named, isAssignee: false };

  expect(can("assignment.mark-done", { ...standing("member", group), ...named })).toBe(true);
  expect(can("assignment.mark-done", { ...standing("member", group), ...others })).toBe(false);
  expect(can("assignment.mark-done", { ...standing("organizer", group), ...others })).toBe(false);
  expect(can("assignment.mark-done", { ...standing("observer", group), ...named })).toBe(false);
  expect(can("assignment.mark-done", { ...standing("left", group), ...named })).toBe(false);
  expect(can("assignment.read", { ...standing("member", group), ...others })).toBe(true);
});

test("in an archived group nobody can do anything but look, help its people to look, go, take away what is their own, and begin anew elsewhere", () => {
  const isChange = (ability: Ability) =>
    can(ability, standing("organizer", group)) &&
    !can(ability, standing("organizer's read-only token", group));
  const left = abilities.filter(
    (ability) => isChange(ability) && can(ability, standing("organizer", archivedGroup)),
  );
  expect(left).toEqual([
    "group.create",
    "account.manage",
    "notice.mark-read",
    "group.leave",
    "group.archive",
    "group.begin-next-term",
    "group.print-links",
    "member.remove",
    "member.print-link",
    "import.judge",
    "calendar.follow",
    "member.sanction",
    "member.flag-name",
    "member.judge-name",
    "member.mute",
    "reading.mark-read",
    "reading.flag",
    "reading.judge",
    "reading.judge-picture",
    "annotation.flag",
    "annotation.judge",
    "annotation.moderate",
    "annotation.mute",
    "post.flag",
    "post.moderate",
  ]);
});

describe("what was written", () => {
  const author = standing("author", group);
  const table: [string, Partial<OnPost>, Partial<Record<Ability, boolean>>][] = [
    ["stands", {}, { "post.edit": true, "post.delete": true, "annotation.edit": true }],
    [
      "is a deleted post",
      { post: { ...post, deletedAt: new Date(1) } },
      { "post.read": false, "post.edit": false, "post.delete": false },
    ],
    [
      "is a hidden post",
      { post: { ...post, moderation: "hidden" } },
      { "post.read": true, "post.edit": false, "post.delete": true, "post.appeal": true },
    ],
    [
      "is a returned post",
      { post: { ...post, moderation: "returned" } },
      { "post.read": true, "post.edit": true },
    ],
    [
      "is a deleted annotation",
      { annotation: { ...written, deletedAt: new Date(1) } },
      { "annotation.edit": false, "annotation.reattach": false, "annotation.delete": true },
    ],
    ["is not shown to them", { isShown: false }, { "annotation.read": false }],
    [
      "stands in an archived reading",
      { reading: { ...reading, archivedAt: new Date(1) } },
      { "reading.annotate": false, "post.edit": false, "post.delete": true, "post.read": true },
    ],
  ];
  test.each(table)("%s: its author", (_, change, expected) => {
    for (const [ability, may] of Object.entries(expected)) {
      expect(can(ability as Ability, { ...author, ...change }), ability).toBe(may);
    }
  });
  test("nobody removes themselves; they leave", () => {
    const organizer = standing("organizer", group);
    expect(can("member.remove", { ...organizer, member: organizer.membership as Membership })).toBe(false);
  });
});

test("who lacks a role is told the least that it takes, and nobody is told of one that would not help", () => {
  const needs = (ability: Ability, who: Who, change: Partial<OnPost> = {}) =>
    neededRole(ability, { ...standing(who, group), ...change });

  expect(needs("reading.annotate", "observer")).toBe("member");
  expect(needs("group.approve-request", "member")).toBe("moderator");
  expect(needs("text.import", "moderator")).toBe("organizer");
  expect(needs("text.import", "member", { group: { ...group, archivedAt: new Date(1) } })).toBeNull();
  expect(needs("text.import", "organizer's read-only token")).toBeNull();
  expect(needs("text.import", "stranger")).toBeNull();
  expect(needs("post.edit", "member")).toBeNull();
});

test("a token is blamed for what whoever made it could do without it, and for nothing else", () => {
  const limit = (ability: Ability, who: Who, viewer: Viewer) =>
    tokenLimit(ability, { ...standing(who, group), viewer });
  const reading = account(token(true, null));
  const bound = account(token(false, "group"));

  const table: [Ability, Who, Viewer, string | null][] = [
    ["text.import", "organizer", reading, "token.read-only"],
    ["reading.annotate", "member", reading, "token.read-only"],
    ["group.leave", "member", account(token(true, "group")), "token.read-only"],
    ["group.create", "member", reading, "token.read-only"],
    ["group.create", "member", bound, "token.one-group"],
    ["account.manage", "member", bound, "token.one-group"],
    ["text.import", "member", reading, null],
    ["text.import", "member", bound, null],
    ["reading.read", "member", reading, null],
    ["text.import", "member", account(session), null],
    ["group.create", "signed out", { userId: null }, null],
  ];
  for (const [ability, who, viewer, expected] of table)
    expect(limit(ability, who, viewer), `${ability}, ${who}`).toBe(expected);
});
