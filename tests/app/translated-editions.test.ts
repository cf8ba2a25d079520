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
