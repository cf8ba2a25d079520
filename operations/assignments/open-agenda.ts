import { database } from "@/db/client";
import { FIRST_WORDS, listTalk, listTalkedAbout, type TalkAt, type TalkedAbout } from "@/db/queries/agenda";
import { anchorOf } from "@/domain/paragraphs";
import type { Viewer } from "@/domain/viewer";
import { absoluteUrl } from "@/lib/env";
import { accessAssignment } from "../access";
import { readingPath } from "../readings/reading-wire";

type Linked<Thing> = Thing & { url: string };

/** What a meeting can begin with: where the talk is, and what is worth taking up. */
export type Agenda = {
  talk: Linked<TalkAt>[];
  prompts: Linked<TalkedAbout>[];
  mostDiscussed: Linked<TalkedAbout>[];
  openQuestions: Linked<TalkedAbout>[];
  disagreements: Linked<TalkedAbout>[];
  backAndForth: Linked<TalkedAbout>[];
};

/** As much as an evening has room for. */
const THREADS_EACH = 8;
const QUESTIONS = 40;
const PROMPTS = 40;

export async function openAgenda(viewer: Viewer, id: string): Promise<Agenda> {
  const db = database();
  const access = await accessAssignment(db, viewer, id, "assignment.list-progress");
  const [talk, prompts, mostDiscussed, openQuestions, disagreements, backAndForth] = await Promise.all([
    listTalk(db, access),
    listTalkedAbout(db, access, "prompts", PROMPTS),
    listTalkedAbout(db, access, "most-discussed", THREADS_EACH),
    listTalkedAbout(db, access, "open-questions", QUESTIONS),
    listTalkedAbout(db, access, "disagreements", THREADS_EACH),
    listTalkedAbout(db, access, "back-and-forth", THREADS_EACH),
  ]);
  const { group } = access;
  return {
    talk: talk.map((at) => linked(group, at)),
    prompts: prompts.map((thread) => linked(group, cut(thread))),
    mostDiscussed: mostDiscussed.map((thread) => linked(group, cut(thread))),
    openQuestions: openQuestions.map((thread) => linked(group, cut(thread))),
    disagreements: disagreements.map((thread) => linked(group, cut(thread))),
    backAndForth: backAndForth.map((thread) => linked(group, cut(thread))),
  };
}

/** What everybody is asked to answer in an assignment's stretches, in the order of the text. */
export async function listPrompts(viewer: Viewer, id: string): Promise<Linked<TalkedAbout>[]> {
  const access = await accessAssignment(database(), viewer, id, "assignment.read");
  const prompts = await listTalkedAbout(database(), access, "prompts", PROMPTS);
  return prompts.map((thread) => linked(access.group, cut(thread)));
}

const linked = <Thing extends Place>(group: { slug: string }, thing: Thing): Linked<Thing> => ({
  ...thing,
  url: placeUrl(group, thing),
});

type Place = Parameters<typeof anchorOf>[0] & { readingId: string; id?: string };

function placeUrl(group: { slug: string }, { readingId, id, ...paragraph }: Place): string {
  const thread = id === undefined ? "" : `&a=${id}`;
  const path = readingPath(group, { id: readingId });
  return absoluteUrl(`${path}?p=${paragraph.key}${thread}#${anchorOf(paragraph)}`);
}

/** What was longer ends with a sign of it. */
const cut = (thread: TalkedAbout): TalkedAbout => ({
  ...thread,
  quote: withEllipsis(thread.quote),
  words: thread.words === null ? null : withEllipsis(thread.words),
});

function withEllipsis(words: string): string {
  // As Postgres counts: no letter is cut in two.
  const letters = [...words];
  return letters.length > FIRST_WORDS ? `${letters.slice(0, FIRST_WORDS).join("").trimEnd()}…` : words;
}
