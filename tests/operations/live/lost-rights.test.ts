import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { type NewEvent, recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { endSessions } from "@/db/queries/sessions";
import { annotations } from "@/db/schema/annotations";
import { groups } from "@/db/schema/groups";
import { apiTokens, sessions } from "@/db/schema/users";
import { inTransaction } from "@/db/transaction";
import { RIGHTS_AGE, SESSION_AGE } from "@/domain/limits";
import type { SignedInViewer } from "@/domain/viewer";
import { addToken } from "@/operations/accounts/add-token";
import { endOtherSessions, signOut } from "@/operations/accounts/end-session";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { revokeToken } from "@/operations/accounts/revoke-token";
import { startSession } from "@/operations/accounts/start-session";
import { editGroup } from "@/operations/groups/edit-group";
import { changeRole } from "@/operations/members/change-role";
import { removeMember } from "@/operations/members/remove-member";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow, type Page } from "../../support/follow";

afterEach(() => {
  closePages();
  vi.useRealTimers();
});

/*
 * Somebody loses the right to read, and then somebody else posts. The two come so close that one look finds both; in
 * every second try the bell for the loss is lost as well, as when a process dies between its commit and the ring.
 */
const TRIES = 50;

async function buildStage(options?: Parameters<typeof buildGroupReading>[0]) {
  const built = await buildGroupReading(options);
  return { ...built, thread: await annotate(built.chidi, built.reading) };
}
let stage: Awaited<ReturnType<typeof buildStage>>;
beforeEach(async () => {
  stage = await buildStage();
});

type Loss = {
  /** Those who lose it at the same moment. */
  victims: SignedInViewer[];
  lose: () => Promise<unknown>;
  loseSilently: () => Promise<unknown>;
};

const about = (streamId: string, kind: NewEvent["kind"], subject = {}): NewEvent => ({
  ...{ streamId, kind, subject },
  groupId: null,
  byUserId: null,
});

const sessionOf = ({ by }: SignedInViewer) => (by.kind === "session" ? by.sessionId : "");

async function newMember() {
  const { ada, group } = stage;
  const viewer = await buildUser({ name: "Victim" });
  const id = await takeIn(ada, group.slug, viewer);
  return { viewer, id };
}

async function memberWhoIsRemoved(): Promise<Loss> {
  const { ada, group } = stage;
  const { viewer, id } = await newMember();
  return {
    victims: [viewer],
    lose: () => removeMember(ada, group.slug, id),
    loseSilently: () =>
      database().transaction(async (tx) => {
        await updateMember(tx, { groupId: group.id, id }, "active", { state: "removed" });
        await recordEvent(tx, about(group.id, "member.removed", { memberId: id }));
      }),
  };
}

async function memberWhoSignsOut(): Promise<Loss> {
  const { viewer } = await newMember();
  return {
    victims: [viewer],
    lose: () => signOut(viewer),
    loseSilently: () =>
      database().transaction(async (tx) => {
        await endSessions(tx, viewer.userId, { id: sessionOf(viewer) }, new Date());
        await recordEvent(tx, about(viewer.userId, "session.ended", { sessionId: sessionOf(viewer) }));
      }),
  };
}

async function memberWhoseTokenIsRevoked(): Promise<Loss> {
  const { viewer: owner } = await newMember();
  const { id, token } = await addToken(owner, { name: "a script", isReadOnly: true });
  return {
    victims: [(await findViewerByToken(token)) as SignedInViewer],
    lose: () => revokeToken(owner, id),
    loseSilently: () =>
      database().transaction(async (tx) => {
        await tx.update(apiTokens).set({ revokedAt: new Date() }).where(eq(apiTokens.id, id));
        await recordEvent(tx, about(owner.userId, "token.revoked", { tokenId: id }));
      }),
  };
}

async function strangersOfGroupThatBecomesPrivate(): Promise<Loss> {
  stage = await buildStage({ visibility: "public" });
  const { ada, group } = stage;
  const victims: SignedInViewer[] = [];
  while (victims.length < 10) victims.push(await buildUser({ name: "Stranger" }));
  return {
    victims,
    lose: () => editGroup(ada, group.slug, { visibility: "private" }),
    loseSilently: () =>
      database().transaction(async (tx) => {
        await tx.update(groups).set({ visibility: "private" }).where(eq(groups.id, group.id));
        await recordEvent(tx, about(group.id, "group.edited"));
      }),
  };
}

test.each([
  ["A member is removed", memberWhoIsRemoved],
  ["A member signs out", memberWhoSignsOut],
  ["A token is revoked", memberWhoseTokenIsRevoked],
  ["A group becomes private", strangersOfGroupThatBecomesPrivate],
])(
  "%s, then somebody posts: whoever lost the right never hears it",
  async (_, buildLoss) => {
    const tries: { page: Page; control: Page; post: string }[] = [];
    for (let n = 0; tries.length < TRIES; n++) {
      const { victims, lose, loseSilently } = await buildLoss();
      const { chidi, dora, reading, thread } = stage;
      const control = await follow(dora, reading);
      const pages = await Promise.all(victims.map((victim) => follow(victim, reading)));
      await (n % 2 ? loseSilently() : lose());
      const { id: post } = await reply(chidi, thread, `Post ${n}`);
      tries.push(...pages.map((page) => ({ page, control, post })));
    }
    for (const { page, control, post } of tries) {
      await control.hearsPost(post);
      await page.ends();
    }
    expect(tries.flatMap(({ page }) => page.heard)).toEqual([]);
  },
  120_000,
);

test("whoever ends their other sessions silences the pages there, and not the one here", async () => {
  const { chidi, reading, thread } = stage;
  const { viewer } = await newMember();
  const { sessionId } = await inTransaction((tx) =>
    startSession(tx, { userId: viewer.userId, userAgent: "Another browser", at: new Date() }),
  );
  const there = await follow({ ...viewer, by: { kind: "session", sessionId } }, reading);
  const here = await follow(viewer, reading);
  await endOtherSessions(viewer);
  const { id } = await reply(chidi, thread);
  await Promise.all([here.hearsPost(id), there.ends()]);
  expect(there.heard).toEqual([]);
  expect(here.isEnded()).toBe(false);
});

test("a moderator who is made a member hears no more of what is for moderators alone", async () => {
  const { ada, bruno, chidi, group, memberIds, reading, thread } = stage;
  const [page, organizers] = [await follow(bruno, reading), await follow(ada, reading)];
  await database().update(annotations).set({ audience: "moderators" }).where(eq(annotations.id, thread.id));
  const before = await reply(chidi, thread, "For those who keep order");
  await page.hearsPost(before.id);
  await changeRole(ada, group.slug, { memberId: memberIds.bruno, role: "member" });
  const after = await reply(chidi, thread, "Not for Bruno any more");
  const open = await annotate(chidi, reading);
  await organizers.hearsPost(after.id);
  await page.hearsOf("annotation.added");
  expect(page.posts()).toEqual([before.id, undefined]);
  expect(page.heard[1]).toMatchObject({ data: { annotation: { id: open.id } } });
});

test("somebody who joins a public group hears at once what is new to them", async () => {
  const { ada, chidi, group, reading, thread } = stage;
  await editGroup(ada, group.slug, { visibility: "public" });
  const passerBy = await buildUser({ name: "Passer-by" });
  const page = await follow(passerBy, reading);
  await takeIn(ada, group.slug, passerBy);
  const { id } = await reply(chidi, thread);
  await page.hearsPost(id);
  expect(page.heard).toMatchObject([
    { kind: "rights", data: { annotate: true } },
    { data: { post: { id, isNew: true } } },
  ]);
});

test("a session that has grown too old is found dead, although nothing happened to it", async () => {
  const { chidi, dora, reading, thread } = stage;
  const { viewer } = await newMember();
  const [page, control] = [await follow(viewer, reading), await follow(dora, reading)];
  await database()
    .update(sessions)
    .set({ createdAt: new Date(Date.now() - SESSION_AGE) })
    .where(eq(sessions.id, sessionOf(viewer)));
  // Whatever looks from now on sees the session as old as it is.
  const before = await reply(chidi, thread);
  await Promise.all([control.hearsPost(before.id), page.hearsPost(before.id)]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + RIGHTS_AGE });
  await control.hearsPost((await reply(chidi, thread)).id);
  await page.ends();
  expect(page.posts()).toEqual([before.id]);
});
