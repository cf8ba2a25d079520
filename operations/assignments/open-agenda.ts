import { database } from "@/db/client";
import { FIRST_WORDS, listTalk, listTalkedAbout, type TalkAt, type TalkedAbout } from "@/db/queries/agenda";
import { anchorOf } from "@/domain/paragraphs";
import type { Viewer } from "@/domain/viewer";
import type { AgendaWire, TalkedAboutWire } from "@/domain/wire/agenda";
import { absoluteUrl } from "@/lib/env";
import { accessAssignment } from "../access";
import { readingPath } from "../readings/reading-wire";

/** As much as an evening has room for. */
const THREADS_EACH = 8;
const QUESTIONS = 40;
const PROMPTS = 40;

export async function openAgenda(viewer: Viewer, id: string): Promise<AgendaWire> {
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
  const wires = (threads: TalkedAbout[]) => threads.map((thread) => threadWire(group, thread));
  return {
    prompts: wires(prompts),
    openQuestions: wires(openQuestions),
    disagreements: wires(disagreements),
    mostDiscussed: wires(mostDiscussed),
    backAndForth: wires(backAndForth),
    talk: talk.map((at) => talkWire(group, at)),
  };
}

/** What everybody is asked to answer in an assignment's stretches, in the order of the text. */
export async function listPrompts(viewer: Viewer, id: string): Promise<TalkedAboutWire[]> {
  const access = await accessAssignment(database(), viewer, id, "assignment.read");
  const prompts = await listTalkedAbout(database(), access, "prompts", PROMPTS);
  return prompts.map((thread) => threadWire(access.group, thread));
}

const talkWire = (group: { slug: string }, { readingId, ...at }: TalkAt): AgendaWire["talk"][number] => ({
  ...at,
  reading: readingId,
  url: placeUrl(group, { readingId, ...at }),
});

/** What was longer ends with a sign of it. */
const threadWire = (group: { slug: string }, thread: TalkedAbout): TalkedAboutWire => {
  const { readingId, quote, words, ...rest } = thread;
  return {
    ...rest,
    reading: readingId,
    url: placeUrl(group, thread),
    quote: withEllipsis(quote),
    words: words === null ? null : withEllipsis(words),
  };
};

type Place = Parameters<typeof anchorOf>[0] & { readingId: string; id?: string };

function placeUrl(group: { slug: string }, { readingId, id, ...paragraph }: Place): string {
  const thread = id === undefined ? "" : `&a=${id}`;
  const path = readingPath(group, { id: readingId });
  return absoluteUrl(`${path}?p=${paragraph.key}${thread}#${anchorOf(paragraph)}`);
}

function withEllipsis(words: string): string {
  // As Postgres counts: no letter is cut in two.
  const letters = [...words];
  return letters.length > FIRST_WORDS ? `${letters.slice(0, FIRST_WORDS).join("").trimEnd()}…` : words;
}
