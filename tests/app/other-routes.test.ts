import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { sealSession } from "@/app/_request/session-cookie";
import { GET as getAuth, POST as postAuth } from "@/app/api/auth/[...nextauth]/route";
import { GET as readFeed } from "@/app/calendars/[feed]/route";
import { GET as readProgress } from "@/app/groups/[group]/assignments/[assignment]/progress.csv/route";
import { POST as upload } from "@/app/groups/[group]/import/upload/route";
import { GET as readImportPicture } from "@/app/groups/[group]/imports/[import]/pictures/[key]/route";
import { GET as readProposal } from "@/app/groups/[group]/imports/[import]/proposal/route";
import { POST as chooseLanguage } from "@/app/groups/[group]/readings/[reading]/language/route";
import { GET as readSection } from "@/app/groups/[group]/readings/[reading]/sections/[edition]/[section]/route";
import { GET as readText } from "@/app/groups/[group]/readings/[reading]/text.txt/route";
import { GET as readTransparency } from "@/app/groups/[group]/transparency.csv/route";
import { GET as isUp } from "@/app/healthz/route";
import { GET as isReady } from "@/app/readyz/route";
import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { newId } from "@/domain/ids";
import { EXPORTING, EXPORTING_FROM } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import { type SignedInViewer, signedOut } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { followCalendar } from "@/operations/calendars/follow-calendar";
import { createGroup } from "@/operations/groups/create-group";
import { findImport } from "@/operations/imports/find-import";
import { listImports } from "@/operations/imports/list-imports";
import { openSection } from "@/operations/readings/open-section";
import { bring } from "../support/bring";
import { assign } from "../support/build-assignment";
import { buildGroupReading } from "../support/build-discussion";
import { buildPng, dataUrl } from "../support/build-picture";
import { buildUser } from "../support/cast";

/*
 * Every route outside of the API, and what everybody there is gets of it. A route that is not in the table is noticed.
 */
const ROUTES = [
  "api/auth/[...nextauth]",
  "api/v1",
  "calendars/[feed]",
  "groups/[group]/assignments/[assignment]/progress.csv",
  "groups/[group]/import/upload",
  "groups/[group]/imports/[import]/pictures/[key]",
  "groups/[group]/imports/[import]/proposal",
  "groups/[group]/readings/[reading]/language",
  "groups/[group]/readings/[reading]/sections/[edition]/[section]",
  "groups/[group]/readings/[reading]/text.txt",
  "groups/[group]/transparency.csv",
  "healthz",
  "readyz",
];

const APP = fileURLToPath(new URL("../../app/", import.meta.url));
const SITE = "http://127.0.0.1:3000";

test("every route outside of the API is looked at here", () => {
  const routes = readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file) && !/(^|\/)_/.test(file))
    .map((file) => file.replace(/\/route\.tsx?$/, ""))
    .map((route) => (route.startsWith("api/v1/") ? "api/v1" : route));
  expect([...new Set(routes)].sort()).toEqual(ROUTES);
});

const WHO = ["signed out", "stranger", "observer", "member", "moderator", "organizer"] as const;
type Who = (typeof WHO)[number];

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
const people = {} as Record<Who, SignedInViewer | null>;

beforeAll(async () => {
  stage = await buildGroupReading();
  const { olive, dora, bruno, ada } = stage;
  const stranger = await buildUser({ name: "Mallory" });
  Object.assign(people, { observer: olive, member: dora, moderator: bruno, organizer: ada, stranger });
});

const sessionOf = (viewer: SignedInViewer) => (viewer.by.kind === "session" ? viewer.by.sessionId : "none");

async function cookieOf(who: Who): Promise<Record<string, string>> {
  const viewer = people[who];
  if (viewer?.by.kind !== "session") return {};
  return { cookie: `next-auth.session-token=${await sealSession(viewer.by.sessionId)}` };
}

describe("how a group keeps its house, as a table", () => {
  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
    ["observer", 403],
    ["member", 403],
    ["moderator", 200],
    ["organizer", 200],
  ])("%s", async (who, status) => {
    const request = new Request(`${SITE}/x?from=2026-01-01&to=no-day`, { headers: await cookieOf(who) });
    const answer = await readTransparency(request, { params: Promise.resolve({ group: stage.group.slug }) });
    expect(answer.status).toBe(status);
    if (status === 200) expect(await answer.text()).toContain("from,2026-01-01");
  });
});

describe("all of a long import, for its preview", () => {
  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
    ["observer", 404],
    ["member", 404],
    ["moderator", 404],
    ["organizer", 200],
  ])("for somebody who is %s: %i", async (who, status) => {
    const { group, ada } = stage;
    const id = await bring(ada, group.slug, { bytes: new TextEncoder().encode("In the woods.") });
    const request = new Request(`${SITE}/x`, { headers: await cookieOf(who) });
    const params = Promise.resolve({ group: group.slug, import: id });
    const answer = await readProposal(request, { params });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toContain("private");
    if (status === 200)
      expect(await answer.json()).toMatchObject({
        version: 1,
        proposal: { pieces: [{ text: "In the woods." }] },
      });
    else expect(await answer.text()).not.toContain("woods");
  });
});

describe("a reading's plain text", () => {
  const read = async (who: Who, group = stage.group.slug) => {
    const request = new Request(`${SITE}/x`, { headers: await cookieOf(who) });
    return readText(request, { params: Promise.resolve({ group, reading: stage.reading.id }) });
  };

  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
    ["observer", 200],
    ["member", 200],
    ["moderator", 200],
    ["organizer", 200],
  ])("for somebody who is %s: %i", async (who, status) => {
    const answer = await read(who);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toContain("private");
    if (status !== 200) expect(await answer.text()).not.toContain("woods");
  });

  test("is had so often only: by an account, and without one from one address", async () => {
    const { group, reading, dora } = await buildGroupReading({ visibility: "public" });
    const ask = async (headers: Record<string, string>) => {
      const params = Promise.resolve({ group: group.slug, reading: reading.id });
      const answer = await readText(new Request(`${SITE}/x`, { headers }), { params });
      return answer.status;
    };
    const signedIn = { cookie: `next-auth.session-token=${await sealSession(sessionOf(dora))}` };
    const away = { "x-forwarded-for": "2001:db8::7" };
    await countTowardsLimit(database(), `text:${dora.userId}`, {
      ...EXPORTING,
      points: EXPORTING.points - 1,
    });
    await countTowardsLimit(database(), "text-from:2001:db8:0:0::/64", EXPORTING_FROM);
    expect([await ask(signedIn), await ask(signedIn)]).toEqual([200, 429]);
    expect([await ask(away), await ask({ "x-forwarded-for": "2001:db8:0:1::7" })]).toEqual([429, 200]);
  });

  test("is whole, however long it is", async () => {
    const paragraphs = Array.from({ length: 1_001 }, (_, at) => `Paragraph ${at}.`);
    const { group, reading } = await buildGroupReading({ visibility: "public", paragraphs });
    const params = Promise.resolve({ group: group.slug, reading: reading.id });
    const answer = await readText(new Request(`${SITE}/x`), { params });
    expect(answer.headers.get("content-disposition")).toBeNull();
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toBe(paragraphs.join("\n\n"));
  });

  test("is not there below another group", async () => {
    expect((await read("organizer", "elsewhere")).status).toBe(404);
  });
});

describe("a picture in the preview of an import", () => {
  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
    ["observer", 404],
    ["member", 404],
    ["moderator", 404],
    ["organizer", 200],
  ])("for somebody who is %s: %i", async (who, status) => {
    const bytes = Buffer.from(`# Lakes\n\nWords.\n\n![A lake](${dataUrl(buildPng())})`);
    const importId = await bring(stage.ada, stage.group.slug, { name: "lakes.md", bytes });
    const { proposal } = await findImport(stage.ada, stage.group.slug, importId);
    const key = String(proposal.pieces.at(-1)?.attrs?.picture);
    const request = new Request(`${SITE}/x`, { headers: await cookieOf(who) });
    const params = Promise.resolve({ group: stage.group.slug, import: importId, key });
    const answer = await readImportPicture(request, { params });
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.headers.get("content-type")).toBe("image/png");
  });
});

describe("a member's calendar of a group", () => {
  const fetchFeed = (feed: string, headers: Record<string, string> = {}) =>
    readFeed(new Request(`${SITE}/x`, { headers }), { params: Promise.resolve({ feed }) });

  test("is a calendar to whoever has its address, and nothing to whoever has not", async () => {
    const { ada, dora, group, reading } = await buildGroupReading();
    await assign(ada, reading, { dueAt: "2027-01-12T18:00:00Z", instructions: { markdown: "Slowly" } });
    const feed = new URL(await followCalendar(dora, group.slug)).pathname.split("/").at(-1) ?? "";

    const answer = await fetchFeed(feed);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toContain("private");
    const calendar = await answer.text();
    expect(calendar).toContain("SUMMARY:Week 1");
    expect(calendar).toContain("DTSTART:20270112T180000Z");
    expect(calendar).toContain("Slowly");

    const signedIn = { cookie: `next-auth.session-token=${await sealSession(sessionOf(dora))}` };
    for (const wrong of [`${"x".repeat(43)}.ics`, feed.replace(".ics", ""), "feed.ics", "..%2f.ics"]) {
      const refused = await fetchFeed(wrong, signedIn);
      expect(refused.status, wrong).toBe(404);
      expect(await refused.text()).not.toContain("Week 1");
    }
  });
});

describe("a section of a long text", () => {
  const place = () => ({
    group: stage.group.slug,
    reading: stage.reading.id,
    edition: stage.reading.editionId,
  });

  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
  ])("for somebody who is %s: %i", async (who, status) => {
    const request = new Request(`${SITE}/x`, { headers: await cookieOf(who) });
    const answer = await readSection(request, { params: Promise.resolve({ ...place(), section: "0" }) });
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("woods");
  });

  test.each(["00", "0e0", "%20", " ", "", "-0", "0x0"])(
    "has one spelling, and %j is none",
    async (section) => {
      const request = new Request(`${SITE}/x`, { headers: await cookieOf("member") });
      const answer = await readSection(request, { params: Promise.resolve({ ...place(), section }) });
      expect(answer.status).toBe(404);
    },
  );

  test.each(["observer", "member", "moderator", "organizer"] as const)(
    "for somebody who is %s",
    async (who) => {
      const viewer = people[who] ?? signedOut;
      expect(await openSection(viewer, { ...place(), section: 0 })).toMatchObject({ isFixed: false });
      for (const elsewhere of [{ group: "elsewhere" }, { edition: stage.reading.id }, { section: 7 }])
        await expect(openSection(viewer, { ...place(), section: 0, ...elsewhere })).rejects.toThrow(NotFound);
    },
  );
});

describe("the language in which a text is read", () => {
  const [text, translation] = [newId(), newId()];
  const choose = async (form: Record<string, string>, headers: Record<string, string> = { origin: SITE }) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.set(name, value);
    const request = new Request(`${SITE}/x`, { method: "POST", headers, body });
    const params = Promise.resolve({ group: "walkers", reading: stage.reading.id });
    const answer = await chooseLanguage(request, { params });
    expect(answer.status).toBe(303);
    const place = new URL(answer.headers.get("location") ?? "").href;
    expect(place.startsWith(`${SITE}/groups/walkers/readings/${stage.reading.id}`)).toBe(true);
    return { query: new URL(place).search, cookie: answer.headers.get("set-cookie") };
  };

  test("is remembered in the browser, of whoever they are, and leads back to the reading", async () => {
    const alone = await choose({ text, in: translation });
    expect(alone.query).toBe(`?in=${translation}`);
    expect(alone.cookie).toMatch(new RegExp(`^languages=${text}\\.${translation};.*HttpOnly`));
    const before = { origin: SITE, cookie: `other=1; languages=${text}.${translation}` };
    expect((await choose({ text, in: `${translation}.beside` }, before)).query).toBe(
      `?in=${translation}&beside`,
    );
    const original = await choose({ text, in: "" }, before);
    expect(original).toMatchObject({ query: "", cookie: expect.stringMatching(/^languages=;/) });
  });

  test.each([{}, { origin: "null" }, { origin: "https://evil.example" }])(
    "is not chosen from %j",
    async (headers) => {
      const asked = await choose({ text, in: translation }, headers as Record<string, string>);
      expect(asked).toEqual({ query: "", cookie: null });
    },
  );

  test.each([
    { text },
    { in: translation },
    { text, in: "//evil.example" },
    { text: "x;y", in: translation },
  ])("is not remembered for %j", async (form) => {
    expect(await choose(form as Record<string, string>)).toEqual({ query: "", cookie: null });
  });
});

describe("how far everybody has come, as a file", () => {
  const read = async (who: Who, group = stage.group.slug) => {
    const { id } = await assign(stage.ada, stage.reading, { title: "Week 1: “Économie”", to: 1 });
    const request = new Request(`${SITE}/x`, { headers: await cookieOf(who) });
    return readProgress(request, { params: Promise.resolve({ group, assignment: id }) });
  };

  test.each<[Who, number]>([
    ["signed out", 401],
    ["stranger", 404],
    ["observer", 403],
    ["member", 403],
    ["moderator", 403],
    ["organizer", 200],
  ])("for somebody who is %s: %i", async (who, status) => {
    const answer = await read(who);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toContain("private");
    const told = await answer.text();
    if (status !== 200) expect(told).not.toContain("dora");
    else {
      expect(answer.headers.get("content-type")).toContain("text/csv");
      expect(answer.headers.get("content-disposition")).toMatch(
        /^attachment; filename\*=UTF-8''Week%201.+\.csv$/,
      );
      expect(told).toContain("dora,");
    }
  });

  test("is not there below another group", async () => {
    expect((await read("organizer", "elsewhere")).status).toBe(404);
  });
});

async function inTurn<Result>(times: number, work: () => Promise<Result>): Promise<Result[]> {
  const results = [];
  for (let turn = 0; turn < times; turn += 1) results.push(await work());
  return results;
}

describe("the import page's upload", () => {
  const send = async (who: Who, headers: Record<string, string> = { origin: SITE }) => {
    const body = new FormData();
    body.set("content", "A title\n\nSome words.");
    const own = { ...headers, ...(await cookieOf(who)) };
    const request = new Request(`${SITE}/x`, { method: "POST", headers: own, body });
    const answer = await upload(request, { params: Promise.resolve({ group: stage.group.slug }) });
    expect(answer.status).toBe(303);
    return new URL(answer.headers.get("location") ?? "").href.replace(
      `${SITE}/groups/${stage.group.slug}`,
      "",
    );
  };

  test.each<[Who, RegExp]>([
    ["signed out", /^\/import$/],
    ["stranger", /^\/import$/],
    ["observer", /^\/import\?problem=forbidden&needs=organizer$/],
    ["member", /^\/import\?problem=forbidden&needs=organizer$/],
    ["moderator", /^\/import\?problem=forbidden&needs=organizer$/],
    ["organizer", /^\/imports\/[0-9a-f-]{36}$/],
  ])("leads somebody who is %s to %s", async (who, place) => {
    expect(await send(who)).toMatch(place);
  });

  test.each([{}, { origin: "null" }, { origin: "https://evil.example" }])(
    "takes nothing sent from %j",
    async (headers) => {
      expect(await send("organizer", headers as Record<string, string>)).toBe(
        "/import?problem=foreign-origin",
      );
    },
  );

  test("answers a script in words of its own", async () => {
    const asked = { origin: SITE, accept: "application/json" };
    const told = async (who: Who, headers: Record<string, string>) => {
      const body = new FormData();
      body.set("content", "A title\n\nSome words.");
      const own = { ...headers, ...(await cookieOf(who)) };
      const request = new Request(`${SITE}/x`, { method: "POST", headers: own, body });
      const answer = await upload(request, { params: Promise.resolve({ group: stage.group.slug }) });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await told("organizer", asked)).toMatchObject({
      status: 201,
      body: { url: expect.stringMatching(/imports/) },
    });
    expect(await told("member", asked)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(await told("stranger", asked)).toMatchObject({ status: 404 });
    expect(await told("signed out", asked)).toMatchObject({ status: 401 });
    expect(await told("organizer", { ...asked, origin: "null" })).toMatchObject({ status: 403 });
  });

  test("keeps nothing for a text or a translation of another group", async () => {
    const { ada, group, reading } = stage;
    const { slug } = await createGroup(ada, newGroup.parse({ name: "Elsewhere" }));
    const sendFor = async (to: string, asked: Record<string, string>) => {
      const body = new FormData();
      body.set("content", "A title\n\nSome words.");
      const headers = { origin: SITE, accept: "application/json", ...(await cookieOf("organizer")) };
      const address = `${SITE}/x?${new URLSearchParams(asked)}`;
      const request = new Request(address, { method: "POST", headers, body });
      return (await upload(request, { params: Promise.resolve({ group: to }) })).status;
    };
    const before = await listImports(ada, group.slug, { limit: 100 });
    expect(await sendFor(slug, { text: reading.textId })).toBe(404);
    expect(await sendFor(slug, { translates: reading.textId })).toBe(404);
    expect(await sendFor(slug, { translation: newId() })).toBe(404);
    expect(await sendFor(group.slug, { translates: reading.textId, translation: newId() })).toBe(404);
    expect(await listImports(ada, group.slug, { limit: 100 })).toEqual(before);
    expect(await sendFor(group.slug, { text: reading.textId })).toBe(201);
  });

  test("counts as a change", async () => {
    const { dora } = stage;
    await countTowardsLimit(database(), `write:${dora.userId}`, { seconds: 300, points: 1_000 });
    // Some may have been taken ahead, before.
    const answers = await inTurn(11, () => send("member"));
    expect(answers.at(-1)).toMatch(/^\/import\?problem=too-many/);
  });
});

describe("next-auth", () => {
  const ask = (method: "GET" | "POST", action: string, headers: Record<string, string> = {}) => {
    const request = new Request(`${SITE}/api/auth/${action}`, { method, headers });
    const context = { params: Promise.resolve({ nextauth: action.split("/") }) };
    return (method === "GET" ? getAuth : postAuth)(request as Parameters<typeof getAuth>[0], context);
  };

  test.each(["_log", "verify-request", "new-user", ""])("has no %j", async (action) => {
    expect((await ask("GET", action)).status).toBe(404);
    expect((await ask("POST", action, { origin: SITE })).status).toBe(404);
  });

  test.each(["callback/credentials", "callback/ticket", "callback/elsewhere", "callback"])(
    "has nothing to read at %s",
    async (action) => {
      const answer = await ask("GET", action);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not-found" });
    },
  );

  test.each(["signin/credentials", "callback/credentials", "callback/ticket", "signout"])(
    "refuses %s from another site, and a body that is a file",
    async (action) => {
      expect((await ask("POST", action, { origin: "https://evil.example" })).status).toBe(403);
      expect((await ask("POST", action, { origin: "null" })).status).toBe(403);
      expect((await ask("POST", action, { "content-length": "9999999" })).status).toBe(422);
    },
  );
});

test("whether it is up and ready is told to everybody", async () => {
  expect(isUp().status).toBe(200);
  expect((await isReady()).status).toBe(200);
});
