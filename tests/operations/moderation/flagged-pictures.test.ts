import { expect, test } from "vitest";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { newDecision, newFlag } from "@/domain/wire/moderation";
import { decideItem } from "@/operations/moderation/decide-item";
import { flagPicture } from "@/operations/moderation/flag-picture";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { openFlagging } from "@/operations/moderation/open-flagging";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { listNotices } from "@/operations/notices/list-notices";
import { addReading } from "@/operations/readings/add-reading";
import { findPicture } from "@/operations/readings/find-picture";
import { openReading } from "@/operations/readings/open-reading";
import { buildGroupReading } from "../../support/build-discussion";
import { buildPng, dataUrl } from "../../support/build-picture";

const because = newFlag.parse({ reason: "copyright", note: "It is from a book." });

async function withPictures() {
  const room = await buildGroupReading();
  const pictures = [10, 90].map((grey) => `![Lake ${grey}](${dataUrl(buildPng({ grey }))})`);
  const bytes = Buffer.from(`# Lakes\n\nWords.\n\n${pictures.join("\n\n")}`);
  const { readingId } = await addReading(room.ada, room.group.slug, { name: "lakes.md", bytes });
  const asked = await openFlagging(room.dora, room.group.slug, { kind: "text", id: readingId });
  const [key = "", other = ""] = asked.pictures.map((picture) => picture.key);
  return { ...room, readingId, key, other, asked };
}

const waiting = async (moderator: Viewer, slug: string) =>
  (await listReview(moderator, slug, { state: "open", limit: 50 })).items;

async function decide(moderator: Viewer, slug: string, action: string, note = "") {
  const [item] = await waiting(moderator, slug);
  const sent = newDecision.parse({ action, note, version: item?.version });
  return decideItem(moderator, item?.id ?? "", sent);
}

const shown = async (viewer: Viewer, readingId: string) =>
  (await openReading(viewer, readingId)).edition.paragraphs
    .filter(({ kind }) => kind === "figure")
    .map(({ isAway, html }) => [isAway, html.includes("<img")]);

test("each of a text's pictures can be flagged, and waits once however many ask", async () => {
  const { group, readingId, key, other, asked, bruno, chidi, dora } = await withPictures();
  expect(asked).toMatchObject({ name: "Lakes", pictures: [{ words: "Lake 10" }, { words: "Lake 90" }] });
  for (const member of [chidi, dora]) await flagPicture(member, { readingId, key }, because);
  await flagPicture(dora, { readingId, key: other }, because);
  await expect(flagPicture(dora, { readingId, key: "0".repeat(32) }, because)).rejects.toThrow(NotFound);
  const items = await waiting(bruno, group.slug);
  expect(
    items.map(({ kind, subject, flags, decisions }) => [kind, subject.id, flags.length, decisions]),
  ).toEqual([
    ["flagged-picture", readingId, 2, ["keep", "hide"]],
    ["flagged-picture", readingId, 1, ["keep", "hide"]],
  ]);
  expect(items[0]?.subject.picture).toContain(key);
});

test("a moderator takes one out of view for a reason, from all but themselves, and back by one step", async () => {
  const { group, readingId, key, other, bruno, dora, ada } = await withPictures();
  expect(await shown(dora, readingId)).toEqual([
    [false, true],
    [false, true],
  ]);
  await flagPicture(dora, { readingId, key }, because);
  await expect(decide(bruno, group.slug, "hide")).rejects.toThrow("note.missing");
  const item = await decide(bruno, group.slug, "hide", "It is not free.");

  expect(await shown(dora, readingId)).toEqual([
    [true, false],
    [false, true],
  ]);
  await expect(findPicture(dora, readingId, key)).rejects.toThrow(NotFound);
  expect((await findPicture(dora, readingId, other)).key).toBe(other);
  expect((await findPicture(bruno, readingId, key)).key).toBe(key);
  expect((await listNotices(dora, { limit: 50 })).items).toMatchObject([
    { kind: "flag-decided", title: "Lakes", judgement: { subject: "picture", action: "hide", reason: "" } },
  ]);

  await undoDecision(bruno, item?.id ?? "");
  expect(await shown(dora, readingId)).toEqual([
    [false, true],
    [false, true],
  ]);
  expect((await findPicture(dora, readingId, key)).key).toBe(key);
  const { items } = await listLog(ada, group.slug, { limit: 50 });
  expect(items.map(({ action, subject }) => [action, subject])).toEqual([
    ["restore", "picture"],
    ["hide", "picture"],
    ["flag", "picture"],
  ]);
});

test("one that is kept stays, and what was decided already is decided no second time", async () => {
  const { group, readingId, key, bruno, dora } = await withPictures();
  await flagPicture(dora, { readingId, key }, because);
  const [item] = await waiting(bruno, group.slug);
  await decide(bruno, group.slug, "keep");
  const again = newDecision.parse({ action: "hide", note: "No.", version: item?.version });
  await expect(decideItem(bruno, item?.id ?? "", again)).rejects.toThrow("review.decided-already");
  expect(await shown(dora, readingId)).toEqual([
    [false, true],
    [false, true],
  ]);
});
