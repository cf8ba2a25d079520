import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { changeFor } from "@/domain/import-commands";
import { Forbidden, Invalid, NotFound } from "@/domain/problems";
import { newDecision } from "@/domain/wire/moderation";
import { addImport } from "@/operations/imports/add-import";
import { countImports } from "@/operations/imports/count-imports";
import { deleteImport } from "@/operations/imports/delete-import";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { handInImport } from "@/operations/imports/hand-in-import";
import { listImports } from "@/operations/imports/list-imports";
import { openImport } from "@/operations/imports/open-brought";
import { publishImport } from "@/operations/imports/publish-import";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { countReview } from "@/operations/moderation/count-review";
import { decideItem } from "@/operations/moderation/decide-item";
import { listLog } from "@/operations/moderation/list-log";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { findReading } from "@/operations/readings/find-reading";
import { listReadings } from "@/operations/readings/list-readings";
import {
  bringForReview,
  bringSmall,
  broughtIn,
  buildTaking,
  bytes,
  handIn,
  itemOfImport,
  judge,
  lastNotice,
} from "../../support/build-brought";
import { buildGroupReading } from "../../support/build-discussion";

describe("what a member brings", () => {
  test("is nobody's business in a group that takes no texts", async () => {
    const { group, chidi, bruno } = await buildGroupReading();
    for (const who of [chidi, bruno])
      await expect(addImport(who, group.slug, { bytes: bytes("Words.") })).rejects.toThrow(Forbidden);
  });

  test("is theirs alone until they hand it in, then before the review as well", async () => {
    const { slug, ada, bruno, chidi, dora } = await buildTaking();
    const id = await bringSmall(chidi, slug);

    for (const who of [ada, bruno, dora]) {
      await expect(findImport(who, slug, id)).rejects.toThrow(NotFound);
      expect((await listImports(who, slug, { limit: 9 })).items).toEqual([]);
      expect(await countImports(who, slug)).toBe(0);
    }
    expect((await listImports(chidi, slug, { limit: 9 })).items).toMatchObject([{ id, review: "begun" }]);

    await handIn(chidi, slug, id);
    for (const who of [ada, bruno]) expect((await findImport(who, slug, id)).review).toBe("waiting");
    await expect(findImport(dora, slug, id)).rejects.toThrow(NotFound);
    for (const who of [ada, bruno]) expect(await countReview(who, slug)).toEqual({ waiting: 1 });
    const [item] = await broughtIn(ada, slug);
    expect(item).toMatchObject({
      kind: "brought-text",
      subject: { kind: "import", id },
      member: { name: "chidi" },
      brought: {
        title: "Walk",
        paragraphs: 2,
        words: 9,
        beginning: "We walk to think.\n\nWe think to stop walking.",
      },
      decisions: ["approve", "return", "decline"],
    });
  });

  test("is published in their name by an organizer, and by nobody else", async () => {
    const { slug, ada, bruno, chidi, dora, memberIds } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    expect((await broughtIn(bruno, slug))[0]?.decisions).toEqual(["return", "decline"]);
    await expect(judge(bruno, id, { action: "approve" })).rejects.toThrow(Forbidden);
    await expect(publishImport(chidi, slug, id)).rejects.toThrow(Forbidden);

    const decided = await judge(ada, id, { action: "approve" });

    const { readingId } = await findImport(chidi, slug, id);
    expect(decided).toMatchObject({
      status: "decided",
      decision: { action: "approve", by: { name: "ada" } },
    });
    expect(await findReading(dora, readingId ?? "")).toMatchObject({ title: "Walk", paragraphCount: 2 });
    const [row] = await database().execute<{ created_by: string }>(
      sql`select created_by from readings where id = ${readingId}::uuid`,
    );
    expect(row?.created_by).toBe(memberIds.chidi);
    expect(await lastNotice(chidi)).toMatchObject({
      kind: "judged",
      title: "Walk",
      judgement: { action: "approve", subject: "import" },
    });
    expect((await lastNotice(chidi))?.url).toContain(`/readings/${readingId}`);
    await expect(findImport(ada, slug, id)).rejects.toThrow(NotFound);
  });

  test("comes back with a note, is mended and handed in again", async () => {
    const { slug, ada, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    await expect(judge(bruno, id, { action: "return" })).rejects.toThrow(Invalid);
    await judge(bruno, id, { action: "return", note: "Whose words are these?" });

    expect(await lastNotice(chidi)).toMatchObject({
      judgement: { action: "return", reason: "Whose words are these?" },
    });
    const opened = await openImport(chidi, slug, id);
    expect(opened).toMatchObject({ said: "Whose words are these?", isReviewers: false });
    await expect(findImport(ada, slug, id)).rejects.toThrow(NotFound);
    const { proposal, version } = opened.found;
    const retitle = changeFor(proposal, { kind: "retitle", title: "Walking, by myself" });
    if (!retitle.ok) throw new Error("the command fits");
    await handInImport(
      chidi,
      slug,
      id,
      await editImport(chidi, slug, id, { version, changes: [retitle.value] }),
    );

    expect((await broughtIn(ada, slug))[0]?.brought?.title).toBe("Walking, by myself");
    await judge(ada, id, { action: "approve" });
    expect((await listReadings(chidi, slug, { limit: 9 })).items.map(({ title }) => title)).toContain(
      "Walking, by myself",
    );
    const actions = (await listLog(ada, slug, { limit: 9 })).items.map(({ action }) => action);
    expect(actions.slice(0, 4)).toEqual(["approve", "hand-in", "return", "hand-in"]);
  });

  test("is changed by nobody while it waits, and not once it is declined", async () => {
    const { slug, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const { version, proposal } = await findImport(chidi, slug, id);
    const retitle = changeFor(proposal, { kind: "retitle", title: "Other" });
    if (!retitle.ok) throw new Error("the command fits");
    const edit = (who: typeof chidi) => editImport(who, slug, id, { version, changes: [retitle.value] });
    await expect(edit(chidi)).rejects.toMatchObject({ code: "import.is-waiting" });
    await expect(edit(bruno)).rejects.toThrow(Forbidden);
    await judge(bruno, id, { action: "decline", note: "Not ours to copy." });
    await expect(edit(chidi)).rejects.toMatchObject({ code: "import.is-declined" });
    await expect(handIn(chidi, slug, id)).rejects.toMatchObject({ code: "import.is-declined" });
    expect((await openImport(chidi, slug, id)).said).toBe("Not ours to copy.");
    await deleteImport(chidi, slug, id, version);
    expect(await countImports(chidi, slug)).toBe(0);
  });

  test("is taken back: whoever had it before them is told, and decides nothing", async () => {
    const { slug, ada, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const item = await itemOfImport(bruno, id);
    const decline = newDecision.parse({ action: "decline", note: "No.", version: item?.version });

    await takeBackImport(chidi, slug, id);
    await expect(decideItem(bruno, item?.id ?? "", decline)).rejects.toMatchObject({
      code: "import.taken-back",
    });
    expect(await broughtIn(ada, slug)).toEqual([]);
    expect(await countReview(ada, slug)).toEqual({ waiting: 0 });
    await expect(findImport(bruno, slug, id)).rejects.toThrow(NotFound);

    await handIn(chidi, slug, id);
    await expect(decideItem(bruno, item?.id ?? "", decline)).rejects.toMatchObject({
      code: "review.decided-already",
      details: { current: { status: "open" } },
    });
    expect(await countReview(ada, slug)).toEqual({ waiting: 1 });
  });

  test("is deleted while it waits, and waits no more", async () => {
    const { slug, ada, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const item = await itemOfImport(ada, id);
    await deleteImport(chidi, slug, id, (await findImport(chidi, slug, id)).version);
    expect(await countReview(ada, slug)).toEqual({ waiting: 0 });
    const approve = newDecision.parse({ action: "approve", version: item?.version });
    await expect(decideItem(ada, item?.id ?? "", approve)).rejects.toThrow(NotFound);
    expect((await listLog(ada, slug, { limit: 1 })).items[0]?.action).toBe("take-back");
  });

  test("is decided on once: the second is told what the first did", async () => {
    const { slug, ada, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const item = await itemOfImport(bruno, id);
    await judge(ada, id, { action: "approve" });
    const decline = newDecision.parse({ action: "decline", note: "No.", version: item?.version });
    await expect(decideItem(bruno, item?.id ?? "", decline)).rejects.toMatchObject({
      code: "review.decided-already",
      details: { current: { decision: { action: "approve", by: { name: "ada" } } } },
    });
  });

  test("waits again where that it was declined is taken back, unless it was changed since", async () => {
    const { slug, ada, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const declined = await judge(bruno, id, { action: "decline", note: "No." });
    expect(declined?.subject.isAway).toBe(true);
    await undoDecision(ada, declined?.id ?? "");
    expect((await findImport(ada, slug, id)).review).toBe("waiting");
    expect(await lastNotice(chidi)).toBeUndefined();

    const returned = await judge(bruno, id, { action: "return", note: "Mend it." });
    const { proposal, version } = await findImport(chidi, slug, id);
    const retitle = changeFor(proposal, { kind: "retitle", title: "Mended" });
    if (!retitle.ok) throw new Error("the command fits");
    await editImport(chidi, slug, id, { version, changes: [retitle.value] });
    await expect(undoDecision(bruno, returned?.id ?? "")).rejects.toMatchObject({
      code: "review.stands-otherwise",
    });
  });
});
