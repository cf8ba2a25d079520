import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { inQuery, isAnnotationShown, isPostPlaceholder, isPostWhole } from "@/db/queries/visibility";
import { annotations, placements, posts } from "@/db/schema/annotations";
import { memberships, subgroups } from "@/db/schema/groups";
import { readings } from "@/db/schema/texts";
import { type AnnotationState, AUDIENCES, MODERATION_STATES, type PostState } from "@/domain/annotations";
import { newId } from "@/domain/ids";
import * as rule from "@/domain/visibility";
import { buildGroupReading } from "../support/build-discussion";

/*
 * One rule, written twice: as SQL and for one row. Every combination of audience, state and place in a thread is put
 * into the database and asked of both, for every kind of looker.
 */

type Row = { id: string; below: string[]; annotation: AnnotationState; post: PostState };
type Lone = { id: string; annotation: AnnotationState; isBare: boolean; posts: Row[] };

const threads: Lone[] = [];
let lookers: [string, rule.ReadingLooker][] = [];
let editionId: string;
let readingId: string;
let moderatorId: string;

beforeAll(async () => {
  const { reading, memberIds, group } = await buildGroupReading();
  editionId = reading.editionId;
  const { chidi, dora, bruno, olive } = memberIds;
  readingId = reading.id;
  moderatorId = bruno;
  // Chidi wrote for the red and is among the blue now; Dora is among the red, and Olive among the blue.
  const [red, blue] = [newId(), newId()];
  const groupId = group.id;
  await database()
    .insert(subgroups)
    .values([
      { groupId, id: red, name: "Red" },
      { groupId, id: blue, name: "Blue" },
    ]);
  const sides = { [chidi]: blue, [dora]: red, [olive]: blue };
  for (const [id, subgroupId] of Object.entries(sides))
    await database().update(memberships).set({ subgroupId }).where(eq(memberships.id, id));
  const member = (memberId: string) => ({
    ...{ memberId, subgroupId: sides[memberId] ?? null },
    ...{ moderates: false, covers: [], isDivided: true },
  });
  const covers = [
    { from: 0, through: 2 },
    { from: 7, through: 9 },
  ];
  lookers = [
    ["a stranger", rule.nobody],
    ["the annotation's author", member(chidi)],
    ["the reply's author", member(dora)],
    ["another member", member(olive)],
    ["a moderator", { ...member(bruno), moderates: true }],
    ["a moderator who wrote it", { ...member(chidi), moderates: true }],
    ["a stranger before a see-rule", { ...rule.nobody, covers }],
    ["the author before a see-rule", { ...member(chidi), covers }],
    ["another member before a see-rule", { ...member(olive), covers }],
    ["a member of no subgroup", member(memberIds.ada)],
    ["a site admin who looks in", { ...rule.nobody, ...rule.inspector }],
  ];
  /** Whose it is, and where: under a see-rule, at its end, beyond it, between two, lost. */
  const standings = [
    { authorId: chidi, isPrompt: false, isByModerator: false, startIndex: 0 },
    { authorId: chidi, isPrompt: false, isByModerator: false, startIndex: 9 },
    { authorId: chidi, isPrompt: false, isByModerator: false, startIndex: 10 },
    { authorId: chidi, isPrompt: false, isByModerator: false, startIndex: 3 },
    { authorId: chidi, isPrompt: false, isByModerator: false, startIndex: null },
    { authorId: bruno, isPrompt: false, isByModerator: true, startIndex: 0 },
    { authorId: bruno, isPrompt: true, isByModerator: true, startIndex: 0 },
    { authorId: bruno, isPrompt: true, isByModerator: true, startIndex: 3 },
    { authorId: bruno, isPrompt: true, isByModerator: true, startIndex: null },
  ];
  const passage = {
    startKey: "k",
    startOffset: 0,
    endKey: "k",
    endOffset: 1,
    quote: "q",
    prefix: "",
    suffix: "",
  };
  const place = { groupId: group.id, readingId: reading.id };
  const deletions = [null, new Date()];
  for (const audience of AUDIENCES) {
    const subgroupId = audience === "subgroup" ? red : null;
    for (const moderation of MODERATION_STATES) {
      // What these rows name is looked up by plans for tables as large as they were when they were counted last.
      await database().execute(sql`analyze ${annotations}, ${placements}, ${posts}`);
      for (const [deletedAt, standing] of deletions.flatMap((at) =>
        standings.map((one) => [at, one] as const),
      )) {
        const annotation = { ...standing, audience, subgroupId, moderation, deletedAt };
        const { authorId, startIndex, isPrompt } = standing;
        const bare = {
          ...place,
          ...{ authorId, audience, subgroupId, moderation, deletedAt },
          ...passage,
          editionId,
          kind: isPrompt ? ("prompt" as const) : ("highlight" as const),
        };
        const lone = newId();
        const marks = [{ ...bare, id: lone }];
        const talk: (typeof posts.$inferInsert)[] = [];
        threads.push({ id: lone, annotation, isBare: true, posts: [] });
        // Away from all see-rules, threads of every kind; under and between them, what can come of that.
        const replies = [
          ...(startIndex === 10 ? states(dora) : states(dora).filter(isTelling)),
          ...(isPrompt ? states(bruno).filter(isTelling) : []),
        ];
        for (const opening of [authorId, dora].flatMap(states)) {
          const id = newId();
          marks.push({ ...bare, id });
          const rows: Row[] = [];
          for (const reply of replies) {
            // Each opening stands above one reply of each state, in a thread of its own pair.
            const [above, under] = [newId(), newId()];
            const link = { ...place, annotationId: id };
            talk.push(
              { ...link, ...opening, id: above },
              { ...link, ...reply, id: under, parentId: above, ancestors: [above] },
            );
            rows.push({ id: above, below: [under], annotation, post: stateOf(opening, 0, null) });
            rows.push({ id: under, below: [], annotation, post: stateOf(reply, 1, opening.authorId) });
            if (!isPrompt) continue;
            // Under an answer to a prompt, one more of its author's, and one of a moderator's.
            for (const further of [reply, { ...reply, authorId: bruno }]) {
              const deep = newId();
              talk.push({ ...link, ...further, id: deep, parentId: under, ancestors: [above, under] });
              rows.find(({ id }) => id === above)?.below.push(deep);
              rows.find(({ id }) => id === under)?.below.push(deep);
              rows.push({
                ...{ id: deep, below: [], annotation },
                post: stateOf(further, 2, reply.authorId),
              });
            }
          }
          threads.push({ id, annotation, isBare: opening.authorId !== authorId, posts: rows });
        }
        await database().insert(annotations).values(marks);
        if (startIndex !== null)
          await database()
            .insert(placements)
            .values(
              marks.map(({ id: annotationId }) => ({
                ...{ ...place, annotationId, editionId, state: "exact" as const, quote: "q" },
                ...{ startIndex, startOffset: 0, endIndex: startIndex, endOffset: 1 },
              })),
            );
        await database().insert(posts).values(talk);
      }
    }
  }
}, 120_000);

type Kept = Pick<PostState, "authorId" | "moderation" | "isUndecided" | "deletedAt">;

const stateOf = (kept: Kept, depth: number, parentAuthorId: string | null): PostState => ({
  ...kept,
  ...{ depth, parentAuthorId },
  isByModerator: kept.authorId === moderatorId,
});

function states(authorId: string): Kept[] {
  return MODERATION_STATES.flatMap((moderation) =>
    [null, new Date()].flatMap((deletedAt) =>
      (moderation === "hidden" ? [false, true] : [false]).map((isUndecided) => ({
        ...{ authorId, moderation, isUndecided, deletedAt },
      })),
    ),
  );
}

const isTelling = ({ moderation }: Kept) => moderation === "visible" || moderation === "hidden";

function outcome(looker: rule.ReadingLooker, row: Row, rows: Row[]): rule.Outcome {
  const hasWholeBelow = rows.some(
    ({ id, annotation, post }) => row.below.includes(id) && rule.isPostWhole(looker, annotation, post),
  );
  return rule.outcomeOf(looker, row.annotation, row.post, hasWholeBelow);
}

const LOOKERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each(LOOKERS.flatMap((which) => [true, false].map((isDivided) => [which, isDivided] as const)))(
  "both say the same of every post and annotation for looker %i, divided: %s",
  async (which, isDivided) => {
    await database().update(readings).set({ isDivided }).where(eq(readings.id, readingId));
    const [name, known] = lookers[which] ?? ["nobody", rule.nobody];
    const looker = { ...known, isDivided };
    const asking = inQuery(looker, { editionId });
    const found = await database().execute<{ id: string; is_whole: boolean; is_placeholder: boolean }>(sql`
    select posts.id, ${isPostWhole(asking)} as is_whole, ${isPostPlaceholder(asking)} as is_placeholder
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id`);
    const shown = await database().execute<{ id: string; is_shown: boolean }>(sql`
    select annotations.id, ${isAnnotationShown(asking)} as is_shown from annotations`);

    const bySql = new Map(
      found.map((row) => [row.id, row.is_whole ? "whole" : row.is_placeholder ? "placeholder" : "absent"]),
    );
    const shownBySql = new Map(shown.map((row) => [row.id, row.is_shown]));
    const differing: string[] = [];
    for (const thread of threads) {
      const outcomes = thread.posts.map((row) => outcome(looker, row, thread.posts));
      thread.posts.forEach((row, at) => {
        if (bySql.get(row.id) !== outcomes[at]) differing.push(`${JSON.stringify(row)} ${bySql.get(row.id)}`);
      });
      const { annotation, isBare } = thread;
      const isShown = rule.isAnnotationShown(looker, annotation, { isBare, outcomes });
      if (shownBySql.get(thread.id) !== isShown) differing.push(`${JSON.stringify(annotation)} ${isShown}`);
    }
    expect(differing, name).toEqual([]);
    expect(found.length).toBe(threads.flatMap(({ posts }) => posts).length);
  },
);

type Talk = { opener: "author" | "another"; opening: Partial<PostState>; reply?: Partial<PostState> } | null;

const deleted = { deletedAt: new Date(1) };
const hidden = { moderation: "hidden" as const };

/** What a member who wrote none of it sees of a highlight or a comment, with an opening post and one reply under it. */
test.each<[string, Partial<AnnotationState>, Talk, boolean]>([
  ["a highlight", {}, null, true],
  ["a deleted highlight", deleted, null, false],
  ["a hidden highlight", hidden, null, false],
  ["a highlight that another answered", {}, { opener: "another", opening: {} }, true],
  ["one whose only answer was deleted", {}, { opener: "another", opening: deleted }, true],
  ["one whose only answer is hidden", {}, { opener: "another", opening: hidden }, true],
  ["one whose answers were all deleted", {}, { opener: "another", opening: deleted, reply: deleted }, true],
  ["a deleted highlight that another answered", deleted, { opener: "another", opening: {} }, true],
  ["a deleted one whose answer was deleted too", deleted, { opener: "another", opening: deleted }, false],
  ["a comment", {}, { opener: "author", opening: {} }, true],
  ["a hidden comment", {}, { opener: "author", opening: hidden }, false],
  [
    "a comment hidden by flags, before a moderator has looked",
    {},
    { opener: "author", opening: { ...hidden, isUndecided: true } },
    true,
  ],
  ["a hidden comment with a reply", {}, { opener: "author", opening: hidden, reply: {} }, true],
  [
    "a comment whose words are all deleted",
    {},
    { opener: "author", opening: deleted, reply: deleted },
    false,
  ],
])("%s is shown, or not", (_, annotation, talk, isShown) => {
  const state = { moderation: "visible" as const, deletedAt: null };
  const at = { isPrompt: false, isByModerator: false, startIndex: 0, subgroupId: null };
  const whole = { authorId: "author", audience: "group" as const, ...state, ...at, ...annotation };
  const looker = { ...rule.nobody, memberId: "looker" };
  const by = { depth: 0, parentAuthorId: null, isByModerator: false, isUndecided: false };
  const reply = talk?.reply && {
    authorId: "another",
    ...by,
    depth: 1,
    parentAuthorId: talk.opener,
    ...state,
    ...talk.reply,
  };
  const opening = talk && { authorId: talk.opener, ...by, ...state, ...talk.opening };
  const hasWholeBelow = reply !== undefined && rule.isPostWhole(looker, whole, reply);
  const outcomes: rule.Outcome[] = [];
  if (opening) outcomes.push(rule.outcomeOf(looker, whole, opening, hasWholeBelow));
  if (reply) outcomes.push(rule.outcomeOf(looker, whole, reply, false));
  const isBare = talk?.opener !== "author";
  expect(rule.isAnnotationShown(looker, whole, { isBare, outcomes })).toBe(isShown);
});
