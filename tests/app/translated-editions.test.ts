import { expect, test } from "vitest";
import { POST } from "@/app/api/v1/translations/[translation]/editions/route";
import { addToken } from "@/operations/accounts/add-token";
import { buildGroupReading } from "../support/build-discussion";
import { publishTranslation } from "../support/publish-translation";
import { send } from "./routes";

const PATH = "/translations/{translation}/editions";

test("A script corrects a translation: it tries first, then publishes, with JSON or a file", async () => {
  const { ada, reading } = await buildGroupReading();
  const { token } = await addToken(ada, { name: "t", isReadOnly: false });
  const rows = [[0, "Ich zog in die Wälder."] as const];
  const { translationId } = await publishTranslation(ada, reading, { rows });
  const asked = { method: "POST", path: PATH, params: { translation: translationId }, token };
  const body = { format: "text", content: "Ich ging in die Wälder.", asIs: true };

  const tried = await send({ ...asked, query: "?dry-run=true", body });
  expect(tried.status).toBe(200);
  expect(await tried.json()).toMatchObject({ report: { paragraphs: { changed: 1 }, items: [] } });
  const made = await send({ ...asked, body });
  expect(made.status).toBe(201);
  expect(await made.json()).toMatchObject({ number: 2, current: true, translation: translationId });

  const form = new FormData();
  form.set("file", new File(["Ich lief in die Wälder."], "walden.txt", { type: "text/plain" }));
  form.set("asIs", "true");
  const request = new Request(`http://127.0.0.1:3000/api/v1/translations/${translationId}/editions`, {
    ...{ method: "POST", body: form },
    headers: { authorization: `Bearer ${token}` },
  });
  const uploaded = await POST(request, { params: Promise.resolve({ translation: translationId }) });
  expect(uploaded.status).toBe(201);
  expect(await uploaded.json()).toMatchObject({ number: 3, report: { paragraphs: { changed: 1, gone: 0 } } });
});

test("Members list a translation's editions, the latest first, page by page; what became of annotations is for organizers", async () => {
  const { ada, dora, reading } = await buildGroupReading();
  const rows = [[0, "Ich zog in die Wälder."] as const];
  const { translationId } = await publishTranslation(ada, reading, { rows });
  const other = await publishTranslation(ada, reading, { rows, language: "nl" });
  const organizer = (await addToken(ada, { name: "t", isReadOnly: false })).token;
  const member = (await addToken(dora, { name: "t", isReadOnly: true })).token;
  const on = { path: PATH, params: { translation: translationId } };
  for (const content of ["Ich ging in die Wälder.", "Ich lief in die Wälder."]) {
    const body = { format: "text", content, asIs: true };
    expect((await send({ ...on, method: "POST", token: organizer, body })).status).toBe(201);
  }
  const list = async (token: string, query = "", params = on.params) =>
    (await send({ ...on, method: "GET", token, query, params })).json();

  const first = await list(member, "?limit=2");
  expect(first).toMatchObject({
    items: [
      { number: 3, current: true, translation: translationId, text: reading.textId },
      { number: 2, current: false, changes: { paragraphs: { changed: 1 }, annotations: null } },
    ],
    next: "2",
  });
  expect(await list(member, `?limit=2&after=${first.next}`)).toMatchObject({
    items: [{ number: 1, current: false, changes: null, publishedBy: { name: "ada" } }],
    next: null,
  });
  expect((await list(organizer)).items[0]).toMatchObject({ changes: { annotations: { exact: 0, lost: 0 } } });
  expect((await list(member, "", { translation: other.translationId })).items).toMatchObject([
    { number: 1, current: true },
  ]);
});
