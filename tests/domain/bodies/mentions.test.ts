import { describe, expect, test } from "vitest";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { markdownFrom } from "@/domain/bodies/markdown-from";
import { handlesIn, mentionedIn, withMentions, withNames, withoutMentions } from "@/domain/bodies/mentions";
import { parseBody } from "@/domain/bodies/parse-body";
import { renderBody } from "@/domain/bodies/render-body";

const DORA = "0195fb3e-0000-7000-8000-00000000000a";
const BORNE = { [DORA]: { name: "Dora <b>", handle: "dora" } };
const members = { ids: new Set([DORA]), byHandle: new Map([["dora", DORA]]), most: 10 };

function read(markdown: string): Body {
  const parsed = bodyFromMarkdown(markdown);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.body;
}

describe("In Markdown", () => {
  test.each([
    ["@dora", ["dora"]],
    ["So, @Dora.", ["dora"]],
    ["(@dora-quist)", ["dora-quist"]],
    ["@Zoë and @zoë", ["zoe"]],
    ["> - **@dora**", ["dora"]],
    ["dora@example.org", []],
    ["@dora@example.org", []],
    ["a/@dora", []],
    ["`@dora`", []],
    ["```\n@dora\n```", []],
    ["[@dora](https://example.org)", []],
    ["@ dora", []],
  ])("%s holds the handles %j", (markdown, handles) => {
    expect(handlesIn(read(markdown))).toEqual(handles);
  });

  test.each(["Says @dora, and goes.", "@dora", "- one @dora\n- two", "> *So* @dora\\\n> and @dora"])(
    "%s goes out as it came in",
    (markdown) => {
      const body = withNames(withMentions(read(markdown), members), BORNE);
      expect(mentionedIn(body)).toEqual([DORA]);
      expect(markdownFrom(body)).toBe(markdown);
      expect(withMentions(read(markdownFrom(body)), members)).toEqual(withMentions(body, members));
    },
  );
});

test("A mention is kept without a name, and is shown with the one that is borne, as words that do nothing", () => {
  const parsed = parseBody({
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "mention", attrs: { id: DORA, label: "Somebody else" } }] },
    ],
  });
  if (!parsed.ok) throw new Error(parsed.code);
  const kept = withMentions(parsed.body, members);
  expect(JSON.stringify(kept)).not.toContain("Somebody");
  expect(textOf(kept)).toBe("@");
  expect(renderBody(withNames(kept, BORNE))).toBe('<p dir="auto"><bdi>@Dora &lt;b&gt;</bdi></p>');
  expect(textOf(withoutMentions(withNames(kept, BORNE)))).toBe("@Dora <b>");
});

test.each([
  ["an id that is none", { id: "7", label: "Dora" }],
  ["no id", { label: "Dora" }],
  ["something else beside", { id: DORA, onclick: "alert(1)" }],
])("A mention with %s is refused", (_, attrs) => {
  const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "mention", attrs }] }] };
  expect(parseBody(body)).toMatchObject({ ok: false, code: "post.not-ours" });
});
