import { expect, test } from "vitest";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import { textOf } from "@/domain/bodies/body-text";

test.each([
  ["paragraphs are divided by a blank line", "One.\n\nTwo.", "One.\n\nTwo."],
  ["styles leave their words", "**One** *two* ~~three~~ `four`", "One two three four"],
  ["a link leaves its words, not its address", "[here](https://example.org)", "here"],
  ["items stand on their own lines", "- one\n- two\n  - three\n\nfour", "one\ntwo\nthree\n\nfour"],
  ["a quote is its words", "> One.\n>\n> Two.", "One.\n\nTwo."],
  ["code keeps its lines", "```\na\n  b\n```", "a\n  b"],
  ["a break is a new line", "one\\\ntwo", "one\ntwo"],
])("%s", (_, markdown, words) => {
  const parsed = bodyFromMarkdown(markdown);
  expect(parsed.ok && textOf(parsed.body)).toBe(words);
});
