import { expect, test } from "vitest";
import { draftOf, isDraft } from "@/components/annotations/draft";
import { buildAnnotation, buildPost } from "./build-threads";

test("a draft as it is kept is known again, and what an older page kept is none", () => {
  const thread = buildAnnotation([buildPost("p1")]);
  const kept = (about: unknown) => JSON.parse(JSON.stringify(about));
  expect(isDraft(kept(draftOf("reply", thread, null)))).toBe(true);
  expect(isDraft(kept(draftOf("edit", thread, buildPost("p1"))))).toBe(true);
  for (const other of [
    null,
    "reply",
    {},
    { form: "reply" },
    { form: "poem", thread },
    { form: "edit", thread: {} },
  ])
    expect(isDraft(other)).toBe(false);
});
