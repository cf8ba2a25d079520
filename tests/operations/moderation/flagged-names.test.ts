import { describe, expect, test } from "vitest";
import { newDecision } from "@/domain/wire/moderation";
import { editAccount } from "@/operations/accounts/edit-account";
import { editGroup } from "@/operations/groups/edit-group";
import { approveRequest } from "@/operations/members/approve-request";
import { bearPseudonym } from "@/operations/members/bear-pseudonym";
import { giveUpPseudonym } from "@/operations/members/give-up-pseudonym";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { openOwnName } from "@/operations/members/open-own-name";
import { decideItem } from "@/operations/moderation/decide-item";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { listNotices } from "@/operations/notices/list-notices";
import { annotate, buildGroupReading, seenBy } from "../../support/build-discussion";
import { decide, flagMember, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";

const take = { action: "rename", note: "It mocks somebody." };
const called = (name: string) => ({ name, handle: name.toLowerCase().replaceAll(" ", "-"), notNames: [] });

async function build({ pseudonyms = false } = {}) {
  const built = await buildGroupReading();
  await annotate(built.chidi, built.reading);
  if (pseudonyms) await editGroup(built.ada, built.group.slug, { hasPseudonyms: true });
  const nameIn = async (viewer: typeof built.dora) => (await seenBy(viewer, built.reading))[0]?.author?.name;
  return { ...built, slug: built.group.slug, id: built.memberIds.chidi, nameIn };
}

describe("A flagged name", () => {
  test("waits with whose it is and who flagged, and whoever bears it learns nothing of it", async () => {
    const { slug, id, bruno, chidi, dora, olive, memberIds } = await build();
    await flagMember(dora, slug, id, { reason: "attack", note: "It is mine, misspelt." });
    await flagMember(olive, slug, id);
    const { items } = await listReview(bruno, slug, { state: "open", kind: "flagged", limit: 50 });
    expect(items).toMatchObject([
      {
        kind: "flagged-name",
        subject: { kind: "name", id, name: "chidi", isAway: false },
        member: { id, name: "chidi", posts: 1 },
        reading: null,
        decisions: ["keep", "rename"],
        flags: [{ by: { name: "dora" }, reason: "attack" }, { by: { name: "olive" } }],
      },
    ]);
    expect((await listNotices(chidi, { limit: 50 })).items).toEqual([]);
    await expect(flagMember(dora, slug, memberIds.dora)).rejects.toThrow("forbidden");
  });

  test("of somebody with an office is for an organizer to decide, and one’s own for others", async () => {
    const { slug, ada, bruno, dora, memberIds } = await build();
    await flagMember(dora, slug, memberIds.ada);
    await flagMember(dora, slug, memberIds.bruno);
    const item = await itemAbout(bruno, memberIds.ada);
    expect(item?.decisions).toEqual([]);
    const sent = newDecision.parse({ ...take, version: item?.version });
    await expect(decideItem(bruno, item?.id ?? "", sent)).rejects.toThrow("forbidden");
    expect(await itemAbout(bruno, memberIds.bruno)).toBeNull();
    expect(await itemAbout(ada, memberIds.ada)).toBeNull();
    expect((await itemAbout(ada, memberIds.bruno))?.decisions).toEqual(["keep", "rename"]);
  });

  test("waits no more when it is borne no more", async () => {
    const { slug, id, bruno, chidi, dora } = await build({ pseudonyms: true });
    await flagMember(dora, slug, id);
    const item = await itemAbout(bruno, id);
    await bearPseudonym(chidi, slug, id, called("Blue Heron"));
    expect((await listReview(bruno, slug, { state: "open", limit: 50 })).items).toEqual([]);
    const sent = newDecision.parse({ ...take, version: item?.version });
    await expect(decideItem(bruno, item?.id ?? "", sent)).rejects.toThrow("review.decided-already");
  });
});

describe("A name that is taken away", () => {
  test("is gone at once wherever its bearer wrote, for a neutral one that is nobody else’s", async () => {
    const { slug, id, reading, bruno, chidi, dora, nameIn } = await build();
    const page = await follow(dora, reading);
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    await page.hearsOf("refresh");
    closePages();
    for (const who of [dora, bruno, chidi]) expect(await nameIn(who)).toMatch(/^Member \d{4}$/);
    const { items } = await listMembers(dora, slug, { limit: 50 });
    const line = items.find((member) => member.id === id);
    expect(line?.name).toMatch(/^Member \d{4}$/);
    expect(line?.handle).toMatch(/^member-\d{4}/);
    expect(JSON.stringify(items)).not.toContain(chidi.handle);
  });

  test("is told to who bore it with the reason, to who flagged without, and stands in the log for moderators", async () => {
    const { slug, id, ada, bruno, chidi, dora } = await build();
    await moderate(ada, slug, { isLogOpen: true });
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    const judgement = { subject: "name", action: "rename" };
    const { items: toBearer } = await listNotices(chidi, { limit: 50 });
    expect(toBearer).toMatchObject([{ kind: "judged", judgement: { ...judgement, reason: take.note } }]);
    expect(toBearer[0]?.url).toContain(`/groups/${slug}/name`);
    expect((await listNotices(dora, { limit: 50 })).items).toMatchObject([
      { kind: "flag-decided", judgement: { ...judgement, reason: "" } },
    ]);
    const { items } = await listLog(bruno, slug, { limit: 50 });
    expect(items[0]).toMatchObject({ ...judgement, by: { name: "bruno" }, member: { name: "chidi" } });
    const open = JSON.stringify((await listLog(dora, slug, { limit: 50 })).items);
    expect(open).toContain("rename");
    expect(open).not.toContain("chidi");
  });

  test("of an account stays away until the account bears another, which is told where one’s name is", async () => {
    const { slug, id, bruno, chidi, dora, nameIn } = await build();
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    await expect(giveUpPseudonym(chidi, slug, id)).rejects.toThrow("member.name-taken-away");
    expect(await openOwnName(chidi, slug)).toMatchObject({
      taken: "chidi",
      may: { bear: false, giveUp: false },
    });
    await editAccount(chidi, { name: "Charles", timeZone: null });
    expect(await openOwnName(chidi, slug)).toMatchObject({ taken: "chidi", may: { giveUp: true } });
    await giveUpPseudonym(chidi, slug, id);
    expect(await nameIn(dora)).toBe("Charles");
  });

  test("of a pseudonym does not lay the account’s bare, and another is chosen that is not like it", async () => {
    const { slug, id, bruno, chidi, dora, nameIn } = await build({ pseudonyms: true });
    await bearPseudonym(chidi, slug, id, called("Nasty Heron"));
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    expect(await nameIn(dora)).toMatch(/^Member \d{4}$/);
    await expect(bearPseudonym(chidi, slug, id, called("Násty heron"))).rejects.toThrow(
      "member.name-taken-away",
    );
    await bearPseudonym(chidi, slug, id, called("Blue Heron"));
    expect(await nameIn(dora)).toBe("Blue Heron");
    expect((await openOwnName(chidi, slug)).taken).toBeNull();
  });

  test("is not taken up again by another in between, nor with the account’s by leaving and coming back", async () => {
    const { slug, id, ada, bruno, chidi, dora, nameIn } = await build({ pseudonyms: true });
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    await bearPseudonym(chidi, slug, id, called("Nasty Heron"));
    await flagMember(dora, slug, id);
    await decide(bruno, id, take);
    const given = await nameIn(dora);
    await expect(bearPseudonym(chidi, slug, id, called("Chidi"))).rejects.toThrow("member.name-taken-away");
    await bearPseudonym(chidi, slug, id, called("Blue Heron"));
    await expect(giveUpPseudonym(chidi, slug, id)).rejects.toThrow("member.name-taken-away");
    expect(await openOwnName(chidi, slug)).toMatchObject({ may: { giveUp: false } });

    await editAccount(chidi, { name: "Charles", timeZone: null });
    await giveUpPseudonym(chidi, slug, id);
    await editAccount(chidi, { name: "Chidi", timeZone: null });
    await leaveGroup(chidi, slug);
    await editGroup(ada, slug, { visibility: "public", admission: "on-request" });
    await joinGroup(chidi, slug);
    await approveRequest(bruno, slug, id);
    expect(await nameIn(dora)).toBe(given);
    expect(await openOwnName(chidi, slug)).toMatchObject({
      taken: "Chidi",
      may: { bear: true, giveUp: false },
    });
    await bearPseudonym(chidi, slug, id, called("Blue Heron"));
    expect(await nameIn(dora)).toBe("Blue Heron");
  });

  test.each([true, false])(
    "is given back by one step, with what went with it (pseudonym: %s)",
    async (isPseudonym) => {
      const { slug, id, ada, bruno, chidi, dora, nameIn } = await build({ pseudonyms: isPseudonym });
      if (isPseudonym) await bearPseudonym(chidi, slug, id, called(`Heron ${id.slice(-6)}`));
      const before = await listMembers(dora, slug, { limit: 50 });
      await flagMember(dora, slug, id);
      const item = await decide(bruno, id, take);
      expect(item).toMatchObject({ status: "decided", subject: { isAway: true } });
      await undoDecision(ada, item?.id ?? "");
      expect(await listMembers(dora, slug, { limit: 50 })).toEqual(before);
      expect(await nameIn(dora)).toBe(isPseudonym ? `Heron ${id.slice(-6)}` : "chidi");
      await expect(undoDecision(ada, item?.id ?? "")).rejects.toThrow("review.stands-otherwise");
      expect((await listNotices(chidi, { limit: 50 })).items[0]).toMatchObject({
        judgement: { subject: "name", action: "restore" },
      });
    },
  );

  test("is not given back when another is borne by then, or the pseudonym is somebody else’s", async () => {
    const { slug, id, bruno, chidi, dora, memberIds } = await build({ pseudonyms: true });
    await bearPseudonym(chidi, slug, id, called("Grey Heron"));
    await flagMember(dora, slug, id);
    const item = await decide(bruno, id, take);
    await bearPseudonym(dora, slug, memberIds.dora, called("Grey Heron"));
    await expect(undoDecision(bruno, item?.id ?? "")).rejects.toThrow("member.name-taken");
    await bearPseudonym(chidi, slug, id, called("Blue Stork"));
    await expect(undoDecision(bruno, item?.id ?? "")).rejects.toThrow("review.stands-otherwise");
  });
});
