import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/api/v1/_endpoints/all";
import { database } from "@/db/client";
import { users } from "@/db/schema/users";
import type { SignedInViewer } from "@/domain/viewer";
import { addToken } from "@/operations/accounts/add-token";
import { revokeToken } from "@/operations/accounts/revoke-token";
import { annotate, buildGroupReading, reply } from "../support/build-discussion";
import { buildUser } from "../support/cast";
import { handlersOf, routePaths, send } from "./routes";

/*
 * Every REST operation on a private group, asked by everybody there is: the status each of them gets. Signed out and
 * with a dead token it is 401, whether the thing exists or not; outsiders get 404, exactly as for what is not there.
 */
const WHO = [
  "signed out",
  "dead token",
  "stranger",
  "site admin",
  "observer",
  "member",
  "author",
  "moderator",
  "organizer",
  "read-only",
] as const;
type Who = (typeof WHO)[number];

type Subject = { reading: string; annotation: string; post: string };
type Row = { params?: (on: Subject) => Record<string, string>; body?: unknown; statuses: string };

const inReading = (on: Subject) => ({ reading: on.reading });
const onAnnotation = (on: Subject) => ({ annotation: on.annotation });
const onPost = (on: Subject) => ({ post: on.post });

/** Statuses in the order of WHO. */
const TABLE: Record<string, Row> = {
  "GET /me": { statuses: "401 401 200 200 200 200 200 200 200 200" },
  "GET /readings/{reading}": { params: inReading, statuses: "401 401 404 404 200 200 200 200 200 200" },
  "GET /readings/{reading}/paragraphs": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200",
  },
  "GET /readings/{reading}/live": { params: inReading, statuses: "401 401 404 404 200 200 200 200 200 200" },
  "POST /readings/{reading}/read-marks": {
    params: inReading,
    body: { posts: [1] },
    statuses: "401 401 404 404 204 204 204 204 204 403",
  },
  "GET /readings/{reading}/annotations": {
    params: inReading,
    statuses: "401 401 404 404 200 200 200 200 200 200",
  },
  "POST /readings/{reading}/annotations": {
    params: inReading,
    body: { passage: { paragraph: 1 }, body: { markdown: "Well" } },
    statuses: "401 401 404 404 403 201 201 201 201 403",
  },
  "GET /annotations/{annotation}": {
    params: onAnnotation,
    statuses: "401 401 404 404 200 200 200 200 200 200",
  },
  "PATCH /annotations/{annotation}": {
    params: onAnnotation,
    body: { version: 1, tags: ["new"] },
    statuses: "401 401 404 404 403 403 200 403 403 403",
  },
  "DELETE /annotations/{annotation}": {
    params: onAnnotation,
    statuses: "401 401 404 404 403 403 204 403 403 403",
  },
  "GET /annotations/{annotation}/posts": {
    params: onAnnotation,
    statuses: "401 401 404 404 200 200 200 200 200 200",
  },
  "POST /annotations/{annotation}/posts": {
    params: onAnnotation,
    body: { body: { markdown: "Well" } },
    statuses: "401 401 404 404 403 201 201 201 201 403",
  },
  "GET /posts/{post}": { params: onPost, statuses: "401 401 404 404 200 200 200 200 200 200" },
  "PATCH /posts/{post}": {
    params: onPost,
    body: { version: 1, body: { markdown: "Mended" } },
    statuses: "401 401 404 404 403 403 200 403 403 403",
  },
  "DELETE /posts/{post}": { params: onPost, statuses: "401 401 404 404 403 403 204 403 403 403" },
  "GET /posts/{post}/history": { params: onPost, statuses: "401 401 404 404 200 200 200 200 200 200" },
};

const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe("the table is whole", () => {
  test("every REST operation has a row, and every row an operation", () => {
    expect(Object.keys(TABLE).sort()).toEqual(ENDPOINTS.map(name).sort());
  });

  test("every route file answers just what is described", async () => {
    const answered: string[] = [];
    for (const path of routePaths().filter((one) => one !== "/openapi.json")) {
      const methods = Object.keys(await handlersOf(path)).filter((exported) => /^[A-Z]+$/.test(exported));
      answered.push(...methods.map((method) => name({ method, path })));
    }
    expect(answered.sort()).toEqual(ENDPOINTS.map(name).sort());
  });
});

const tokens = {} as Record<Who, string | undefined>;
let stage: Awaited<ReturnType<typeof buildGroupReading>>;
const missing: Subject = {
  reading: "00000000-0000-4000-8000-000000000001",
  annotation: "00000000-0000-4000-8000-000000000002",
  post: "00000000-0000-4000-8000-000000000003",
};

beforeAll(async () => {
  stage = await buildGroupReading();
  const admin = await buildUser({ name: "Site admin", isSiteAdmin: true });
  await database().update(users).set({ isSiteAdmin: true }).where(eq(users.id, admin.userId));
  const people: [Who, SignedInViewer, boolean?][] = [
    ["stranger", await buildUser({ name: "Mallory" })],
    ["site admin", admin],
    ["observer", stage.olive],
    ["member", stage.dora],
    ["author", stage.chidi],
    ["moderator", stage.bruno],
    ["organizer", stage.ada],
    ["read-only", stage.ada, true],
    ["dead token", stage.ada],
  ];
  for (const [who, viewer, isReadOnly = false] of people) {
    const { id, token } = await addToken(viewer, { name: who, isReadOnly });
    tokens[who] = token;
    if (who === "dead token") await revokeToken(viewer, id);
  }
});

/** Fresh for each question, as some answers take it away. */
async function subject(): Promise<Subject> {
  const annotation = await annotate(stage.chidi, stage.reading);
  await reply(stage.dora, annotation);
  return { reading: stage.reading.id, annotation: annotation.id, post: annotation.posts[0]?.id ?? "" };
}

describe.each(Object.entries(TABLE))("%s", (operation, { params, body, statuses }) => {
  const [method = "", path = ""] = operation.split(" ");
  const ask = async (who: Who, on: Subject) => {
    const answer = await send({ method, path, params: params?.(on) ?? {}, body, token: tokens[who] });
    await answer.body?.cancel();
    return answer.status;
  };

  test("who gets what", async () => {
    const expected = Object.fromEntries(WHO.map((who, at) => [who, Number(statuses.split(" ")[at])]));
    const got: Record<string, number> = {};
    for (const who of WHO) got[who] = await ask(who, await subject());
    expect(got).toEqual(expected);
  });

  if (params)
    test("what is not there looks the same to an outsider, and is not found by a member", async () => {
      expect(await ask("signed out", missing)).toBe(401);
      expect(await ask("stranger", missing)).toBe(404);
      expect(await ask("member", missing)).toBe(404);
    });

  if (body)
    test("input that does not fit is told only to those who may send it", async () => {
      const on = await subject();
      const bad = (who: Who) =>
        send({
          method,
          path,
          params: params?.(on) ?? {},
          body: { version: "x", posts: 7, passage: 1 },
          token: tokens[who],
        });
      expect((await bad("signed out")).status).toBe(401);
      expect((await bad("stranger")).status).toBe(404);
      expect((await bad("author")).status).toBe(422);
    });
});
