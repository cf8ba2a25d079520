import { describe, expect, test } from "vitest";
import { IMPORTS_WAITING } from "@/domain/limits";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { newDecision, newSanction } from "@/domain/wire/moderation";
import { editGroup } from "@/operations/groups/edit-group";
import { deleteImport } from "@/operations/imports/delete-import";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { publishImport } from "@/operations/imports/publish-import";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { changeRole } from "@/operations/members/change-role";
import { decideItem } from "@/operations/moderation/decide-item";
import { listReview } from "@/operations/moderation/list-review";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { findReading } from "@/operations/readings/find-reading";
import { listReadings } from "@/operations/readings/list-readings";
import {
  bringForReview,
  bringSmall,
  broughtIn,
  buildTaking,
  handIn,
  itemOfImport,
  judge,
  lastNotice,
} from "../../support/build-brought";
import { setPlace } from "../../support/build-group";
import { moderate } from "../../support/build-review";

describe("what a member has brought, when something else changes meanwhile,", () => {
  test("is not decided on by whoever brought it, and published by them where they organize the group by now", async () => {
    const { slug, ada, bruno, chidi, memberIds } = await buildTaking();
    const ofBruno = await bringForReview(bruno, slug);
    expect(await broughtIn(bruno, slug)).toEqual([]);
    await expect(judge(ada, ofBruno, { action: "return", note: "Mend it." })).resolves.toBeTruthy();
    const id = await bringForReview(chidi, slug);
    await changeRole(ada, slug, { memberId: memberIds.chidi, role: "organizer" });
    const item = await itemOfImport(ada, id);
    const approve = newDecision.parse({ action: "approve", version: item?.version });
    await expect(decideItem(chidi, item?.id ?? "", approve)).rejects.toThrow(Forbidden);
    await expect(publishImport(chidi, slug, id)).rejects.toMatchObject({ code: "import.is-waiting" });
    await takeBackImport(chidi, slug, id);
    const { readingId } = await publishImport(chidi, slug, id);
    expect(await findReading(ada, readingId)).toMatchObject({ title: "Walk" });
  });

  test("waits on, to be published or declined, where its member is out or the group takes no texts any more", async () => {
    const { slug, ada, bruno, chidi, dora, memberIds } = await buildTaking();
    const [id, other] = [await bringForReview(chidi, slug), await bringForReview(dora, slug)];
    const ban = newSanction.parse({ kind: "ban", reason: "It was said often enough." });
    await sanctionMember(bruno, slug, memberIds.chidi, ban);
    await expect(takeBackImport(chidi, slug, id)).rejects.toThrow(NotFound);
    await moderate(ada, slug, { takesTexts: false });

    expect((await broughtIn(ada, slug)).map(({ decisions }) => decisions)).toEqual([
      ["approve", "decline"],
      ["approve", "decline"],
    ]);
    await expect(judge(bruno, other, { action: "return", note: "Mend it." })).rejects.toThrow(Conflict);
    await judge(ada, id, { action: "approve" });
    expect(await lastNotice(chidi)).not.toMatchObject({ kind: "judged" });
    await takeBackImport(dora, slug, other);
    await expect(handIn(dora, slug, other)).rejects.toThrow(Forbidden);
    await deleteImport(dora, slug, other, (await findImport(dora, slug, other)).version);
  });

  test("is only declined in a group that is archived", async () => {
    const { slug, ada, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    await editGroup(ada, slug, { archived: true });
    expect((await broughtIn(ada, slug))[0]?.decisions).toEqual(["decline"]);
    await expect(judge(ada, id, { action: "approve" })).rejects.toThrow(Forbidden);
    await judge(ada, id, { action: "decline", note: "We read on elsewhere." });
    expect((await findImport(chidi, slug, id)).review).toBe("declined");
  });

  test("is theirs to take back while they are silenced, and not to hand in", async () => {
    const { slug, bruno, chidi, memberIds } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    await sanctionMember(
      bruno,
      slug,
      memberIds.chidi,
      newSanction.parse({ kind: "silence", reason: "Wait." }),
    );
    await takeBackImport(chidi, slug, id);
    await expect(handIn(chidi, slug, id)).rejects.toThrow(Forbidden);
  });

  test("is not before the review in any number at once", async () => {
    const { slug, chidi } = await buildTaking();
    for (let times = 0; times < IMPORTS_WAITING - 1; times++) await bringForReview(chidi, slug);
    const [one, another] = [await bringSmall(chidi, slug), await bringSmall(chidi, slug)];
    const ended = await Promise.allSettled([handIn(chidi, slug, one), handIn(chidi, slug, another)]);
    expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = ended.find((end) => end.status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "import.too-many-waiting" } });
  });

  test("is not returned to somebody who has become an observer, and could not hand it in again", async () => {
    const { slug, ada, chidi, memberIds } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    await setPlace(memberIds.chidi, { state: "active", role: "observer" });
    expect((await broughtIn(ada, slug))[0]?.decisions).toEqual(["approve", "decline"]);
    await takeBackImport(chidi, slug, id);
    await expect(handIn(chidi, slug, id)).rejects.toThrow(Forbidden);
  });

  test("is not put before the review again once its member has published it themselves", async () => {
    const { slug, ada, bruno, chidi, memberIds } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    const item = await judge(bruno, id, { action: "return", note: "Mend it." });
    await changeRole(ada, slug, { memberId: memberIds.chidi, role: "organizer" });
    const { readingId } = await publishImport(chidi, slug, id);
    await expect(undoDecision(bruno, item?.id ?? "")).rejects.toThrow(Conflict);
    expect(await broughtIn(ada, slug)).toEqual([]);
    expect(
      (await listReadings(ada, slug, { limit: 9 })).items.filter((one) => one.id === readingId),
    ).toHaveLength(1);
  });

  test("is told to nobody by what was decided of it before, when its words are others by now", async () => {
    const { slug, bruno, chidi } = await buildTaking();
    const id = await bringForReview(chidi, slug);
    await judge(bruno, id, { action: "return", note: "Mend it." });
    const decided = async () =>
      (await listReview(bruno, slug, { state: "decided", kind: "brought-text", limit: 9 })).items[0]?.brought;
    expect(await decided()).toMatchObject({ title: "Walk" });
    const { version, proposal } = await findImport(chidi, slug, id);
    const first = proposal.pieces.findIndex(({ isSetAside }) => !isSetAside);
    const before = proposal.pieces.slice(first, first + 1);
    const after = before.map((piece) => ({ ...piece, text: "Of plums." }));
    await editImport(chidi, slug, id, { version, changes: [{ kind: "pieces", at: first, before, after }] });
    await handIn(chidi, slug, id);
    await takeBackImport(chidi, slug, id);
    expect(await decided()).toBeNull();
  });
});
