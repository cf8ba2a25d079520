import { expect, test } from "vitest";
import { editAccount } from "@/operations/accounts/edit-account";
import { findMe } from "@/operations/accounts/find-me";
import { findViewerByUserId } from "@/operations/accounts/find-viewer";
import { openAccount } from "@/operations/accounts/open-account";
import { buildViewer } from "../../support/build-group";

test("A reader says how fast they read, and wherever they sign in it is known", async () => {
  const ada = await buildViewer("ada");
  expect(await findMe(ada)).toMatchObject({ wordsPerMinute: null });
  await editAccount(ada, { name: "Ada", timeZone: null, wordsPerMinute: 120 });

  expect(await findMe(ada)).toMatchObject({ wordsPerMinute: 120 });
  expect(await openAccount(ada)).toMatchObject({ wordsPerMinute: 120 });
  expect(await findViewerByUserId(ada.userId)).toMatchObject({ wordsPerMinute: 120 });
});

test("Whoever changes something else keeps their pace, and takes the usual one again when they say so", async () => {
  const ada = await buildViewer("ada");
  await editAccount(ada, { name: "Ada", timeZone: null, wordsPerMinute: 300 });
  await editAccount(ada, { name: "Ada B", timeZone: null });
  expect(await findMe(ada)).toMatchObject({ name: "Ada B", wordsPerMinute: 300 });
  await editAccount(ada, { name: "Ada B", timeZone: null, wordsPerMinute: null });
  expect(await findMe(ada)).toMatchObject({ wordsPerMinute: null });
});
