import { expect, test } from "vitest";
import { newId } from "@/domain/ids";
import { addToken } from "@/operations/accounts/add-token";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { removeMember } from "@/operations/members/remove-member";
import { buildGroupReading } from "../support/build-discussion";
import { ask, tokenOf } from "./ask";
import { send } from "./routes";

const path = "/groups/{slug}/calendar";
const whose = async (url: string) =>
  (await readCalendar(/\/calendars\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? "")).viewer.userId;

test("a script makes the address of somebody's calendar, reads it again, renews it, and revokes it", async () => {
  const { chidi, dora, group } = await buildGroupReading();
  const params = { slug: group.slug };
  expect(await ask(chidi, `GET ${path}`, params)).toEqual({ status: 200, body: { url: null } });

  const made = await ask(chidi, `POST ${path}`, params);
  expect(made.status).toBe(201);
  expect(await whose(made.body.url)).toBe(chidi.userId);
  expect(await ask(chidi, `GET ${path}`, params)).toEqual({ status: 200, body: made.body });
  expect((await ask(dora, `GET ${path}`, params)).body).toEqual({ url: null });

  const renewed = await ask(chidi, `POST ${path}`, params);
  expect(await whose(renewed.body.url)).toBe(chidi.userId);
  await expect(whose(made.body.url)).rejects.toMatchObject({ code: "not-found" });

  for (const _ of ["once", "and again"])
    expect((await ask(chidi, `DELETE ${path}`, params)).status).toBe(204);
  expect((await ask(chidi, `GET ${path}`, params)).body).toEqual({ url: null });
  await expect(whose(renewed.body.url)).rejects.toMatchObject({ code: "not-found" });
});

test("sent again under its key it is the same address, and none for whoever is removed meanwhile", async () => {
  const { ada, chidi, group, memberIds } = await buildGroupReading();
  const [params, token] = [{ slug: group.slug }, await tokenOf(chidi)];
  const headers = { "idempotency-key": newId() };
  const make = async () => {
    const answer = await send({ method: "POST", path, params, token, headers });
    return { status: answer.status, body: await answer.json() };
  };
  const first = await make();
  expect(first.status).toBe(201);
  expect(await make()).toEqual(first);
  expect(await whose(first.body.url)).toBe(chidi.userId);
  await removeMember(ada, group.slug, memberIds.chidi);
  expect((await make()).status).toBe(404);
});

test("a token for one group makes that group's address; one that only reads is told of none", async () => {
  const { chidi, group } = await buildGroupReading();
  const other = await buildGroupReading();
  const limited = { name: "a script", group: group.slug };
  const [bound, reading] = [
    (await addToken(chidi, { ...limited, isReadOnly: false })).token,
    (await addToken(chidi, { ...limited, isReadOnly: true })).token,
  ];
  const status = async (method: string, token: string, slug = group.slug) => {
    const answer = await send({ method, path, params: { slug }, token });
    await answer.body?.cancel();
    return answer.status;
  };
  expect(await status("POST", bound)).toBe(201);
  expect(await status("POST", bound, other.group.slug)).toBe(404);
  for (const method of ["GET", "POST", "DELETE"]) expect(await status(method, reading)).toBe(403);
});
