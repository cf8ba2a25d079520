import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import assignments from "@/content/demo/assignments.json";
import cast from "@/content/demo/cast.json";
import essay from "@/content/demo/essay.json";
import threads from "@/content/demo/threads.json";
import { database } from "@/db/client";
import { signedOut } from "@/domain/viewer";
import { findViewerByEmail } from "@/operations/accounts/find-viewer";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { listDue } from "@/operations/assignments/list-due";
import { findGroup } from "@/operations/groups/find-group";
import { listReadings } from "@/operations/readings/list-readings";
import { type Demo, demoContent, makeDemo } from "@/operations/site/make-demo";
import { buildGroup } from "../../support/build-group";

const content = demoContent.parse({ cast, essay, assignments, threads });

type Replies = { replies?: Replies[] | undefined };
const countOf = (replies: Replies[]): number =>
  replies.reduce((sum, one) => sum + 1 + countOf(one.replies ?? []), 0);

const threadsOf = async () => {
  const { items } = await listReadings(signedOut, "the-margin", { limit: 10 });
  const reading = items[0]?.id ?? "";
  return { readings: items, ...(await listAnnotations(signedOut, reading, { limit: 100 })) };
};

describe("the demo", () => {
  let first: Demo;
  beforeAll(async () => {
    const [one, two, three] = content.threads;
    if (!one || !two || !three) throw new Error("the demo has threads");
    const broken = { ...three, quote: "Words that stand nowhere in the essay" };
    await expect(makeDemo({ ...content, threads: [one, two, broken] })).rejects.toThrow();
    first = await makeDemo(content);
  });

  test("is finished after its making was interrupted, with every thread and post once", async () => {
    expect(first.created).toBe(true);
    const { readings, items } = await threadsOf();
    expect(readings).toMatchObject([{ title: essay.title }]);
    expect(items).toHaveLength(threads.length);
    const expected = content.threads.reduce(
      (sum, { markdown, replies }) => sum + (markdown === "" ? 0 : 1) + countOf(replies ?? []),
      0,
    );
    expect(items.reduce((sum, { postCount }) => sum + postCount, 0)).toBe(expected);
  });

  test("has something to read for the next two meetings", async () => {
    const miriam = await findViewerByEmail("miriam@demo.example");
    const due = miriam && (await listDue(miriam));
    expect(due?.map(({ title }) => title)).toEqual(assignments.map(({ title }) => title));
  });

  test("made again changes nothing, and gives everybody a new link", async () => {
    const again = await makeDemo(content);

    expect(again).toMatchObject({ created: false, url: first.url });
    expect(again.links.map(({ name }) => name)).toEqual(cast.map(({ name }) => name));
    expect(again.links[0]?.url).not.toBe(first.links[0]?.url);
    expect((await threadsOf()).items).toHaveLength(threads.length);
  });

  test("is a public group, whose threads began days ago", async () => {
    expect(await findGroup(signedOut, "the-margin")).toMatchObject({ visibility: "public", memberCount: 4 });
    const oldest = (await threadsOf()).items[0];
    expect(Date.parse(oldest?.createdAt ?? "")).toBeLessThan(Date.now() - 24 * 60 * 60 * 1000);
    const miriam = await findViewerByEmail("miriam@demo.example");
    expect((await findGroup(miriam ?? signedOut, "the-margin")).membership).toMatchObject({
      role: "organizer",
    });
  });
});

test("a site where people have a group already gets no demo of itself, and one when it is asked for", async () => {
  await database().execute(sql`truncate groups, users cascade`);
  expect(await makeDemo(content, { unlessUsed: true })).toMatchObject({ created: true });
  expect(await makeDemo(content, { unlessUsed: true })).toMatchObject({
    created: false,
    links: { length: 4 },
  });

  await database().execute(sql`truncate groups, users cascade`);
  await buildGroup({ members: {} });
  expect(await makeDemo(content, { unlessUsed: true })).toBeNull();
  expect(await findViewerByEmail("miriam@demo.example")).toBeNull();
  expect(await makeDemo(content)).toMatchObject({ created: true });
});
