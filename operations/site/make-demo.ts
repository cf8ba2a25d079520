import { z } from "zod";
import { database } from "@/db/client";
import { backdate, isMade } from "@/db/queries/backdate";
import { hasOtherGroups } from "@/db/queries/groups";
import { inTransaction } from "@/db/transaction";
import { ANNOTATION_KINDS } from "@/domain/annotations";
import { ROLES } from "@/domain/groups";
import { namedId } from "@/domain/ids";
import { proposedParagraphSchema } from "@/domain/paragraphs";
import type { SignedInViewer } from "@/domain/viewer";
import { newAnnotation, newPost } from "@/domain/wire/annotation";
import { newAssignment } from "@/domain/wire/assignment";
import { newGroup } from "@/domain/wire/group";
import { newMember } from "@/domain/wire/member";
import { absoluteUrl } from "@/lib/env";
import { findViewerByEmail } from "../accounts/find-viewer";
import { makeAccount } from "../accounts/make-account";
import { makeSignInLink } from "../accounts/make-sign-in-link";
import { addAnnotation } from "../annotations/add-annotation";
import { assignReading } from "../assignments/assign-reading";
import { createGroup } from "../groups/create-group";
import { listMyGroups } from "../groups/list-groups";
import { accessImporting } from "../imports/access-import";
import { publishText } from "../imports/publish-text";
import { addMember } from "../members/add-member";
import { addPost } from "../posts/add-post";
import { listReadings } from "../readings/list-readings";

const { title, from, to, targets } = newAssignment.shape;
const asked = { title, from, to, targets };

const reply = z.object({
  by: z.string(),
  markdown: z.string(),
  minutesAgo: z.number(),
  get replies() {
    return z.array(reply).optional();
  },
});
type Reply = z.infer<typeof reply>;

/** What the demo is made of, as it lies in `content/demo/`. */
export const demoContent = z.object({
  cast: z.array(z.object({ name: z.string(), handle: z.string(), email: z.string(), role: z.enum(ROLES) })),
  essay: z.object({
    title: z.string(),
    authors: z.array(z.string()),
    language: z.string(),
    direction: z.enum(["ltr", "rtl"]),
    licence: z.string(),
    paragraphs: z.array(proposedParagraphSchema.partial({ marks: true })),
  }),
  assignments: z.array(z.strictObject({ ...asked, instructions: z.string(), inDays: z.int() })),
  threads: z.array(
    reply.extend({
      paragraph: z.number(),
      quote: z.string(),
      throughParagraph: z.number().optional(),
      kind: z.enum(ANNOTATION_KINDS),
      audience: z.literal("group"),
    }),
  ),
});
export type DemoContent = z.infer<typeof demoContent>;

const DEMO_GROUP = newGroup.parse({
  name: "The Margin",
  slug: "the-margin",
  description: "Four people reading one essay together. Look around, answer them, write in the margin.",
  admission: "open",
  visibility: "public",
});

export type Demo = { created: boolean; url: string; links: { name: string; role: string; url: string }[] };

/** What the demo's threads and posts get their ids from: whoever stops the making of it finds it finished next time. */
const FAMILY = "5b0d2a5e-6d0b-4b62-9a5c-0c1f3f5f7a11";
const idOf = (...path: number[]): string => namedId(path.join("."), FAMILY);

/**
 * A group with a text and people who talk about it; made once. Each call makes new one-time links for its cast. With
 * `unlessUsed` it is not made where others have a group of their own, as in a site that was restored: the answer is null.
 */
export async function makeDemo(content: DemoContent): Promise<Demo>;
export async function makeDemo(content: DemoContent, options: { unlessUsed: boolean }): Promise<Demo | null>;
export async function makeDemo(
  { cast, essay, assignments, threads }: DemoContent,
  { unlessUsed = false } = {},
): Promise<Demo | null> {
  const isThere = await isMade(database(), lastIdOf(threads));
  if (!isThere && unlessUsed && (await hasOtherGroups(database(), DEMO_GROUP.slug ?? ""))) return null;
  if (!isThere) {
    const people = await makeCast(cast);
    const organizer = person(people, cast[0]?.handle);
    const readingId = (await findEssay(organizer, essay)) ?? (await publishEssay(organizer, essay));
    for (const assignment of assignments) await assign(organizer, readingId, assignment);
    for (const [index, thread] of threads.entries()) await addThread(people, readingId, thread, [index]);
  }
  const links: Demo["links"] = [];
  for (const { name, role, email } of cast) links.push({ name, role, url: await makeSignInLink(email) });
  return { created: !isThere, url: absoluteUrl(`/groups/${DEMO_GROUP.slug}`), links };
}

/** The one that is written last. */
function lastIdOf(threads: DemoContent["threads"]): string {
  const path = [threads.length - 1];
  for (let below = threads.at(-1)?.replies; below?.length; below = below.at(-1)?.replies)
    path.push(below.length - 1);
  return idOf(...path);
}

type People = Map<string, SignedInViewer>;

const person = (people: People, handle: string | undefined): SignedInViewer => {
  const found = people.get(handle ?? "");
  if (!found) throw new Error(`The demo's cast has no ${handle}`);
  return found;
};

/** The first of the cast is the group's organizer. */
async function makeCast(cast: DemoContent["cast"]): Promise<People> {
  const people: People = new Map();
  for (const { name, handle, email } of cast) {
    const isThere = (await findViewerByEmail(email)) !== null;
    if (!isThere)
      await inTransaction((tx) => makeAccount(tx, { name, email, isSiteAdmin: false, passwordHash: null }));
    const viewer = await findViewerByEmail(email);
    if (viewer) people.set(handle, viewer);
  }
  const organizer = person(people, cast[0]?.handle);
  const { items: groups } = await listMyGroups(organizer, { limit: 100 });
  if (!groups.some(({ slug }) => slug === DEMO_GROUP.slug)) await createGroup(organizer, DEMO_GROUP);
  for (const { email, role } of cast.slice(1)) {
    await addMember(organizer, DEMO_GROUP.slug ?? "", newMember.parse({ email, role }));
  }
  return people;
}

const DAY = 24 * 60 * 60 * 1000;

async function assign(
  organizer: SignedInViewer,
  readingId: string,
  { inDays, instructions, ...asked }: DemoContent["assignments"][number],
) {
  const evening = new Date(Date.now() + inDays * DAY);
  evening.setUTCHours(19, 0, 0, 0);
  const dueAt = evening.toISOString();
  const whole = { ...asked, instructions: { markdown: instructions }, dueAt, assignees: "all" };
  await assignReading(organizer, readingId, newAssignment.parse(whole), namedId(asked.title, FAMILY));
}

async function findEssay(organizer: SignedInViewer, { title }: DemoContent["essay"]): Promise<string | null> {
  const { items } = await listReadings(organizer, DEMO_GROUP.slug ?? "", { limit: 100 });
  return items.find((reading) => reading.title === title)?.id ?? null;
}

async function publishEssay(organizer: SignedInViewer, essay: DemoContent["essay"]): Promise<string> {
  return inTransaction(async (tx) => {
    const access = await accessImporting(tx, organizer, DEMO_GROUP.slug ?? "");
    const paragraphs = essay.paragraphs.map((paragraph) => ({ ...paragraph, marks: paragraph.marks ?? [] }));
    const { readingId } = await publishText(tx, access, { ...essay, paragraphs });
    return readingId;
  });
}

async function addThread(
  people: People,
  readingId: string,
  thread: DemoContent["threads"][number],
  path: number[],
): Promise<void> {
  const { by, paragraph, quote, throughParagraph, kind, audience, markdown, minutesAgo, replies } = thread;
  const annotation = await addAnnotation(
    person(people, by),
    readingId,
    newAnnotation.parse({
      id: idOf(...path),
      passage: { paragraph, quote, throughParagraph },
      kind,
      audience,
      body: markdown === "" ? undefined : { markdown },
    }),
  );
  const opening = annotation.posts[0];
  await backdate(database(), { annotationId: annotation.id, postId: opening?.id ?? null, minutesAgo });
  for (const [index, one] of (replies ?? []).entries())
    await addReply(people, annotation.id, opening?.id, one, [...path, index]);
}

async function addReply(
  people: People,
  annotationId: string,
  parent: string | undefined,
  one: Reply,
  path: number[],
): Promise<void> {
  const input = newPost.parse({ id: idOf(...path), parent, body: { markdown: one.markdown } });
  const post = await addPost(person(people, one.by), annotationId, input);
  await backdate(database(), { annotationId: null, postId: post.id, minutesAgo: one.minutesAgo });
  for (const [index, below] of (one.replies ?? []).entries())
    await addReply(people, annotationId, post.id, below, [...path, index]);
}
