import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listLastNumbers } from "@/db/queries/events";
import { newId } from "@/domain/ids";
import { addToken } from "@/operations/accounts/add-token";
import { annotate, buildGroupReading, seenBy } from "../support/build-discussion";
import { send } from "./routes";

/** What a script asks to change is changed, or it is told that it was not. */
let stage: Awaited<ReturnType<typeof buildGroupReading>>;
let params: Record<string, string>;
let tokens: { organizer: string; member: string };

beforeAll(async () => {
  stage = await buildGroupReading();
  const { id: annotation, posts } = await annotate(stage.chidi, stage.reading, { audience: "group" });
  const { slug } = stage.group;
  params = { slug, annotation, post: posts[0]?.id ?? "", reading: stage.reading.id };
  params.member = stage.memberIds.dora;
  const tokenOf = async (viewer: typeof stage.ada) =>
    (await addToken(viewer, { name: "a script", isReadOnly: false })).token;
  tokens = { organizer: await tokenOf(stage.ada), member: await tokenOf(stage.chidi) };
});

async function ask(operation: string, body?: unknown, headers?: Record<string, string>) {
  const [method = "", path = ""] = operation.split(" ");
  const token = path.startsWith("/groups") ? tokens.organizer : tokens.member;
  const answer = await send({ method, path, params, body, token, headers });
  return { status: answer.status, body: await answer.json() };
}

const ANNOTATION = "/annotations/{annotation}";
const POST = "/posts/{post}";
const GROUP = "/groups/{slug}";
const MEMBERS = "/groups/{slug}/members";

/** All that could have changed, and how much has happened. */
const everything = async () => ({
  annotation: (await ask(`GET ${ANNOTATION}`)).body,
  post: (await ask(`GET ${POST}`)).body,
  group: (await ask(`GET ${GROUP}`)).body,
  members: (await ask(`GET ${MEMBERS}`)).body,
  happened: await listLastNumbers(database(), [stage.group.id, stage.reading.id]),
});

async function expectRefused(path: string, body: object, errors: object[], headers?: Record<string, string>) {
  const before = await everything();
  expect(await ask(`PATCH ${path}`, body, headers)).toMatchObject({
    status: 422,
    body: {
      code: "input",
      errors: expect.arrayContaining(errors.map((one) => expect.objectContaining(one))),
    },
  });
  expect(await everything()).toEqual(before);
}

const cannot = (path: string) => ({ path, message: "Cannot be changed" });
const NOTHING = { path: "", message: "Nothing to change" };
const EITHER = { path: "body", message: "Either markdown or tiptap" };
const tiptap = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Well" }] }] };
const words = { markdown: "Better" };

describe("a script that asks for what cannot be changed is told which, and nothing is", () => {
  test.each<[string, string, object, string[]]>([
    ["whom an annotation is for", ANNOTATION, { version: 1, audience: "me" }, ["audience"]],
    ["that beside its tags", ANNOTATION, { version: 1, tags: ["a"], audience: "me" }, ["audience"]],
    ["an annotation's words", ANNOTATION, { version: 1, tags: ["a"], body: words }, ["body"]],
    ["where a post stands", POST, { version: 1, body: words, parent: newId() }, ["parent"]],
    ["a group's address", GROUP, { name: "Elsewhere", slug: "elsewhere" }, ["slug"]],
    ["two fields that there are not", GROUP, { nope: 1, never: 2 }, ["nope", "never"]],
    ["a member's name", `${MEMBERS}/{member}`, { role: "moderator", name: "Dora the First" }, ["name"]],
  ])("%s", async (_, path, body, fields) => {
    await expectRefused(path, body, fields.map(cannot));
  });
});

describe("a script that changes nothing is told so, and no version is counted", () => {
  test.each<[string, string, object]>([
    ["of an annotation", ANNOTATION, { version: 1 }],
    ["of a group", GROUP, {}],
    ["of a group at a version", GROUP, { version: 1 }],
    ["of a member", `${MEMBERS}/{member}`, {}],
  ])("%s", async (_, path, body) => {
    await expectRefused(path, body, [NOTHING]);
  });

  test.each([ANNOTATION, GROUP])("of %s, with its version in If-Match", async (path) => {
    await expectRefused(path, {}, [NOTHING], { "if-match": '"1"' });
  });
});

describe("words in two ways at once are refused, for one of them would be lost", () => {
  const both = { ...words, tiptap };

  test("when a post is edited", async () => {
    await expectRefused(POST, { version: 1, body: both }, [EITHER]);
  });

  test("when an annotation is made, or a post", async () => {
    const before = await seenBy(stage.chidi, stage.reading);
    const refusal = { status: 422, body: { code: "input", errors: [EITHER] } };
    const noted = { passage: { paragraph: 1 }, body: both };
    expect(await ask("POST /readings/{reading}/annotations", noted)).toMatchObject(refusal);
    expect(await ask(`POST ${ANNOTATION}/posts`, { body: both })).toMatchObject(refusal);
    expect(await seenBy(stage.chidi, stage.reading)).toEqual(before);
  });

  test("but a post's words may be sent back as they were answered, with their text beside them", async () => {
    const { body } = (await ask(`POST ${ANNOTATION}/posts`, { body: { tiptap } })).body;
    expect(await ask(`POST ${ANNOTATION}/posts`, { body })).toMatchObject({
      status: 201,
      body: { body: { text: "Well" } },
    });
  });
});
