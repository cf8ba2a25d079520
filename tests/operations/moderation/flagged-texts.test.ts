import { expect, test } from "vitest";
import { newDecision, newTextFlag } from "@/domain/wire/moderation";
import { decideItem } from "@/operations/moderation/decide-item";
import { flagText } from "@/operations/moderation/flag-text";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { listNotices } from "@/operations/notices/list-notices";
import { findReading } from "@/operations/readings/find-reading";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { decide, flag, itemAbout } from "../../support/build-review";

const because = (sent: object = {}) => newTextFlag.parse({ reason: "copyright", ...sent });

test("A text is flagged as a whole or at a paragraph, waits once, and moderators are told that an organizer decides", async () => {
  const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
  await flagText(dora, reading.id, because());
  await flagText(chidi, reading.id, because({ reason: "private", paragraph: 2, note: "An address." }));
  await expect(flagText(chidi, reading.id, because({ paragraph: 99 }))).rejects.toThrow(
    "passage.no-such-paragraph",
  );
  const { items } = await listReview(bruno, group.slug, { state: "open", limit: 50 });
  expect(items).toMatchObject([
    {
      kind: "flagged-text",
      subject: { kind: "text", id: reading.id, isAway: false },
      reading: { id: reading.id },
      member: null,
      decisions: [],
      flags: [
        { by: { name: "dora" }, paragraph: null },
        { by: { name: "chidi" }, paragraph: 2 },
      ],
    },
  ]);
  const sent = newDecision.parse({ action: "archive", note: "No.", version: items[0]?.version });
  await expect(decideItem(bruno, items[0]?.id ?? "", sent)).rejects.toThrow("forbidden");
  expect((await itemAbout(ada, reading.id))?.decisions).toEqual(["keep", "archive"]);
});

test("An organizer archives its reading for a reason, who flagged hears of it, and takes it up again by one step", async () => {
  const { group, reading, ada, dora } = await buildGroupReading();
  await flagText(dora, reading.id, because());
  await expect(decide(ada, reading.id, { action: "archive" })).rejects.toThrow("note.missing");
  const item = await decide(ada, reading.id, { action: "archive", note: "It is not free." });
  expect((await findReading(dora, reading.id)).archivedAt).not.toBeNull();
  expect((await listNotices(dora, { limit: 50 })).items).toMatchObject([
    { kind: "flag-decided", judgement: { subject: "text", action: "archive", reason: "" } },
  ]);
  await undoDecision(ada, item?.id ?? "");
  expect((await findReading(dora, reading.id)).archivedAt).toBeNull();
  const { items } = await listLog(ada, group.slug, { limit: 50 });
  expect(items.map(({ action, subject, reason }) => [action, subject, reason])).toEqual([
    ["restore", "text", ""],
    ["archive", "text", "It is not free."],
    ["flag", "text", "copyright"],
  ]);
});

test("What is kept is told to who flagged it, and a post of the same reading is a matter of its own", async () => {
  const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
  const post = (await annotate(chidi, reading)).posts[0]?.id ?? "";
  await flag(dora, post);
  await flagText(dora, reading.id, because());
  expect((await itemAbout(bruno, post))?.subject).toMatchObject({ kind: "post", id: post });
  await decide(ada, reading.id, { action: "keep" });
  expect((await listNotices(dora, { limit: 50 })).items).toMatchObject([
    { kind: "flag-decided", judgement: { subject: "text", action: "keep" } },
  ]);
  expect(await itemAbout(bruno, post)).not.toBeNull();
});
