import { expect, test } from "vitest";
import { database } from "@/db/client";
import { apiTokens, tickets } from "@/db/schema/users";
import { Conflict, Forbidden, Invalid, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { addToken } from "@/operations/accounts/add-token";
import { addUser } from "@/operations/accounts/add-user";
import { findMe } from "@/operations/accounts/find-me";
import { findViewerBySession, findViewerByToken } from "@/operations/accounts/find-viewer";
import { makeSetUpLink } from "@/operations/accounts/make-set-up-link";
import { openAccount } from "@/operations/accounts/open-account";
import { resetPassword } from "@/operations/accounts/reset-password";
import { revokeToken } from "@/operations/accounts/revoke-token";
import { setUpSite } from "@/operations/accounts/set-up-site";
import { signInByLink } from "@/operations/accounts/sign-in-by-link";
import { createGroup } from "@/operations/groups/create-group";
import { buildGroup } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { withoutHashing } from "../../support/hashing";
import { tokenIn } from "../../support/mailbox";

const YEAR = 365 * 24 * 60 * 60 * 1000;

test("a token is kept as a hash, says who it is, shows its last use, expires and is dead when revoked", async () => {
  const ada = await buildUser();
  const now = new Date();
  const { id, token } = await addToken(ada, { name: "script", isReadOnly: true }, now);

  expect(JSON.stringify(await database().select().from(apiTokens))).not.toContain(token.slice(9));
  const viewer = await findViewerByToken(token, now);
  expect(viewer).toMatchObject({
    userId: ada.userId,
    by: { kind: "token", isReadOnly: true, groupId: null },
  });
  expect((await openAccount(ada)).tokens[0]?.lastUsedAt).toEqual(now);
  expect(await findViewerByToken(token, new Date(now.getTime() + YEAR))).toBeNull();

  await expect(revokeToken(await buildUser(), id)).rejects.toThrow(NotFound);
  await revokeToken(ada, id);
  await expect(revokeToken(ada, id)).rejects.toThrow(NotFound);
  expect(await findViewerByToken(token)).toBeNull();
});

test("a token is bound only to a group that its owner may read, and makes no other tokens", async () => {
  const { group, people } = await buildGroup({ members: { ada: "member" } });
  const stranger = await buildUser();
  const bound = { name: "script", isReadOnly: false, group: group.slug };

  await expect(addToken(stranger, bound)).rejects.toThrow(NotFound);
  const { token } = await addToken(people.ada, bound);
  const viewer = await findViewerByToken(token);
  expect(viewer?.by).toMatchObject({ groupId: group.id });
  await expect(addToken(viewer ?? signedOut, { name: "more", isReadOnly: false })).rejects.toThrow(Forbidden);
  expect((await findMe(viewer ?? signedOut)).id).toBe(people.ada.userId);
  await expect(findMe(signedOut)).rejects.toThrow(SignedOut);
});

test("the set-up link makes the first site admin, once, and there is no second", async () => {
  const admin = {
    name: "Olga",
    email: "olga@example.org",
    password: "keeper of the reading room",
    userAgent: "",
  };
  const first = tokenIn((await makeSetUpLink()) as string) as string;
  const second = tokenIn((await makeSetUpLink()) as string) as string;
  await withoutHashing(async () => {
    for (const token of [first, "made up"])
      await expect(setUpSite({ ...admin, token })).rejects.toThrow(NotFound);
  });
  await expect(setUpSite({ ...admin, token: second, password: "short" })).rejects.toThrow(Invalid);
  await expect(signInByLink({ token: second, userAgent: "" })).rejects.toThrow(NotFound);
  await withoutHashing(() => expect(resetPassword({ ...admin, token: second })).rejects.toThrow(NotFound));

  const { sessionId } = await setUpSite({ ...admin, token: second });
  expect(await findViewerBySession(sessionId)).toMatchObject({ isSiteAdmin: true, handle: "olga" });
  expect(await makeSetUpLink()).toBeNull();
  await expect(setUpSite({ ...admin, token: second })).rejects.toThrow(NotFound);
});

test("what a link was for is forgotten when it is used, and its token was never kept", async () => {
  const kept = await database().select().from(tickets);
  expect(kept.length).toBeGreaterThan(0);
  for (const ticket of kept) {
    expect(ticket.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    if (ticket.usedAt) expect(ticket.payload).toEqual({});
  }
});

test("whoever runs the site makes accounts, one for each address", async () => {
  const input = { name: "Ada", email: "ada@example.org", password: "slow reading by the lake" };
  expect(await addUser(input)).toMatchObject({ handle: expect.stringMatching(/^ada/) });
  await expect(addUser({ ...input, email: "ADA@Example.org" })).rejects.toThrow(Conflict);
  await expect(addUser({ ...input, email: "b@example.org", password: "123456789012345" })).rejects.toThrow(
    Invalid,
  );
});

test("a token for one group learns neither its owner's address nor their office, one for all groups does", async () => {
  const ada = await buildUser({ isSiteAdmin: true });
  const group = await createGroup(ada, newGroup.parse({ name: "Staff" }));
  const me = async (group?: string) => {
    const { token } = await addToken(ada, { name: "script", isReadOnly: true, group });
    return findMe((await findViewerByToken(token)) ?? signedOut);
  };
  expect(await me(group.slug)).toMatchObject({ id: ada.userId, email: null, isSiteAdmin: false });
  expect(await me()).toMatchObject({ id: ada.userId, email: ada.email, isSiteAdmin: true });
});
