import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { isAnnotationShown, isPostPlaceholder, isPostWhole } from "@/db/queries/visibility";
import { annotations, posts } from "@/db/schema/annotations";
import { type AnnotationState, AUDIENCES, MODERATION_STATES, type PostState } from "@/domain/annotations";
import { newId } from "@/domain/ids";
import * as rule from "@/domain/visibility";
import { buildGroupReading } from "../support/build-discussion";

/*
 * One rule, written twice: as SQL and for one row. Every combination of audience, state and place in a thread is put
 * into the database and asked of both, for every kind of looker.
 */

type Row = { id: string; below: string | null; annotation: AnnotationState; post: PostState };
type Lone = { id: string; annotation: AnnotationState; isBare: boolean; posts: Row[] };

const threads: Lone[] = [];
let lookers: [string, rule.Looker][] = [];

beforeAll(async () => {
  const { reading, memberIds, group } = await buildGroupReading();
  const { chidi, dora, bruno } = memberIds;
  const openers = [chidi, dora];
  lookers = [
    ["a stranger", rule.nobody],
    ["the annotation's author", { memberId: chidi, moderates: false }],
    ["the reply's author", { memberId: dora, moderates: false }],
    ["another member", { memberId: memberIds.olive, moderates: false }],
    ["a moderator", { memberId: bruno, moderates: true }],
    ["a moderator who wrote it", { memberId: chidi, moderates: true }],
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
    for (const moderation of MODERATION_STATES) {
      for (const deletedAt of deletions) {
        const annotation = { authorId: chidi, audience, moderation, deletedAt };
        const bare = {
          ...place,
          ...annotation,
          ...passage,
          editionId: reading.editionId,
          kind: "highlight" as const,
        };
        const lone = newId();
        const marks = [{ ...bare, id: lone }];
        const talk: (typeof posts.$inferInsert)[] = [];
        threads.push({ id: lone, annotation, isBare: true, posts: [] });
        for (const opening of openers.flatMap(states)) {
          const id = newId();
          marks.push({ ...bare, id });
          const rows: Row[] = [];
          for (const reply of states(dora)) {
            // Each opening stands above one reply of each state, in a thread of its own pair.
            const [above, under] = [newId(), newId()];
            const link = { ...place, annotationId: id };
            talk.push(
              { ...link, ...opening, id: above },
              { ...link, ...reply, id: under, parentId: above, ancestors: [above] },
            );
            rows.push({ id: above, below: under, annotation, post: opening });
            rows.push({ id: under, below: null, annotation, post: reply });
          }
          threads.push({ id, annotation, isBare: opening.authorId !== chidi, posts: rows });
        }
        await database().insert(annotations).values(marks);
        await database().insert(posts).values(talk);
      }
    }
  }
}, 120_000);

function states(authorId: string): PostState[] {
  return MODERATION_STATES.flatMap((moderation) =>
    [null, new Date()].map((deletedAt) => ({ authorId, moderation, deletedAt })),
  );
}

function outcome(looker: rule.Looker, row: Row, rows: Row[]): rule.Outcome {
  const below = rows.find(({ id }) => id === row.below);
  const hasWholeBelow = below !== undefined && rule.isPostWhole(looker, below.annotation, below.post);
  return rule.outcomeOf(looker, row.annotation, row.post, hasWholeBelow);
}

test.each([0, 1, 2, 3, 4, 5])(
  "both say the same of every post and annotation for looker %i",
  async (which) => {
    const [name, looker] = lookers[which] ?? ["nobody", rule.nobody];
    const found = await database().execute<{ id: string; is_whole: boolean; is_placeholder: boolean }>(sql`
    select posts.id, ${isPostWhole(looker)} as is_whole, ${isPostPlaceholder(looker)} as is_placeholder
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id`);
    const shown = await database().execute<{ id: string; is_shown: boolean }>(sql`
    select annotations.id, ${isAnnotationShown(looker)} as is_shown from annotations`);

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
  ["a hidden comment with a reply", {}, { opener: "author", opening: hidden, reply: {} }, true],
  [
    "a comment whose words are all deleted",
    {},
    { opener: "author", opening: deleted, reply: deleted },
    false,
  ],
])("%s is shown, or not", (_, annotation, talk, isShown) => {
  const state = { moderation: "visible" as const, deletedAt: null };
  const whole = { authorId: "author", audience: "group" as const, ...state, ...annotation };
  const looker = { memberId: "looker", moderates: false };
  const reply = talk?.reply && { authorId: "another", ...state, ...talk.reply };
  const opening = talk && { authorId: talk.opener, ...state, ...talk.opening };
  const hasWholeBelow = reply !== undefined && rule.isPostWhole(looker, whole, reply);
  const outcomes: rule.Outcome[] = [];
  if (opening) outcomes.push(rule.outcomeOf(looker, whole, opening, hasWholeBelow));
  if (reply) outcomes.push(rule.outcomeOf(looker, whole, reply, false));
  const isBare = talk?.opener !== "author";
  expect(rule.isAnnotationShown(looker, whole, { isBare, outcomes })).toBe(isShown);
});
