import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { newId } from "@/domain/ids";
import { addToken } from "@/operations/accounts/add-token";
import { expectedProblem } from "@/operations/expected-problem";
import { annotate, buildGroupReading } from "../support/build-discussion";
import { type Sent, send } from "./routes";

/** What Postgres cannot keep is refused, or looked for in vain; it is never our fault. */
let stage: Awaited<ReturnType<typeof buildGroupReading>> & { annotation: string; token: string };

beforeAll(async () => {
  const built = await buildGroupReading();
  const { id: annotation } = await annotate(built.ada, built.reading);
  stage = {
    ...built,
    annotation,
    token: (await addToken(built.ada, { name: "t", isReadOnly: false })).token,
  };
});

type Asked = Omit<Partial<Sent>, "params">;

async function ask(operation: string, asked: Asked = {}, slug = stage.group.slug) {
  const [method = "", path = ""] = operation.split(" ");
  const params = { slug, reading: stage.reading.id, annotation: stage.annotation };
  const answer = await send({ method, path, params, token: stage.token, ...asked });
  return { status: answer.status, body: await answer.json() };
}

const NUL = "\0";
const HALF = "\ud83d";
const words = { body: { markdown: "Well" } };
const at = (passage: object) => ({ passage, ...words });
const ANNOTATIONS = "/readings/{reading}/annotations";

describe("is refused", () => {
  test.each<[string, string, Asked]>([
    ["a search for NUL", `GET ${ANNOTATIONS}`, { query: "?q=%00" }],
    ["a tag to look for", `GET ${ANNOTATIONS}`, { query: "?tag=a%00" }],
    ["a paragraph to look for", `GET ${ANNOTATIONS}`, { query: "?paragraph=%00" }],
    ["a tag", `POST ${ANNOTATIONS}`, { body: { ...at({ paragraph: 1 }), tags: [`a${NUL}b`] } }],
    ["half a tag", `POST ${ANNOTATIONS}`, { body: { ...at({ paragraph: 1 }), tags: [HALF] } }],
    ["a paragraph's key", `POST ${ANNOTATIONS}`, { body: at({ paragraph: NUL }) }],
    ["a paragraph's number", `POST ${ANNOTATIONS}`, { body: at({ paragraph: 9_999_999_999 }) }],
    ["where one stopped", "POST /readings/{reading}/read-marks", { body: { stoppedAt: NUL } }],
    ["a handle", "POST /groups/{slug}/members", { body: { handle: `a${NUL}` } }],
    ["an address", "POST /groups/{slug}/members", { body: { email: `a${NUL}@example.org` } }],
    ["a version", "PATCH /annotations/{annotation}", { body: { version: 99_999_999_999, tags: [] } }],
    ["a group's version", "PATCH /groups/{slug}", { body: { version: 99_999_999_999, description: "d" } }],
  ])("%s", async (_, operation, asked) => {
    expect(await ask(operation, asked)).toMatchObject({ status: 422, body: { code: "input" } });
  });
});

describe("is not there", () => {
  test.each([NUL, HALF, "not a slug"])("the group %j", async (slug) => {
    expect(await ask("GET /groups/{slug}", {}, slug)).toMatchObject({ status: 404 });
    const edit = { body: { description: "d" } };
    expect(await ask("PATCH /groups/{slug}", edit, slug)).toMatchObject({ status: 404 });
    expect(await ask("GET /groups/{slug}", { token: undefined }, slug)).toMatchObject({ status: 401 });
  });
});

describe("what the schemas would let through is the sender's to mend all the same", () => {
  test.each([
    ["text that is no id", "select 'x'::uuid"],
    ["a number that is too large", "select 99999999999::int"],
    ["a day that there is not", "select '9999-99-99'::timestamptz"],
    ["NUL in JSON", `select '{"a": "\\u0000"}'::jsonb ->> 'a'`],
    ["half a character in JSON", `select '"\\ud83d"'::jsonb`],
  ])("%s", async (_, statement) => {
    const thrown = await database()
      .execute(statement)
      .then(
        () => null,
        (cause: unknown) => cause,
      );
    expect(expectedProblem(thrown)).toMatchObject({ name: "Invalid", code: "input" });
  });

  test("a mistake of ours stays one", async () => {
    const thrown = await database()
      .execute("select nothing_like_it")
      .then(
        () => null,
        (cause: unknown) => cause,
      );
    expect(expectedProblem(thrown)).toBeNull();
    expect(expectedProblem(new TypeError(newId()))).toBeNull();
  });
});
