import { expect, test } from "vitest";
import { ownBody } from "@/components/editor/own-body";
import { withoutHandlers } from "@/components/editor/paste-markdown";
import { textOf } from "@/domain/bodies/body-text";
import { parseBody } from "@/domain/bodies/parse-body";

test("what someone pasted from elsewhere is sent as the server takes it, and no words are lost", () => {
  const pasted = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        attrs: { dir: "rtl" },
        content: [{ type: "text", text: "a", marks: [{ type: "link", attrs: { href: "/x" } }] }],
      },
      {
        type: "orderedList",
        attrs: { start: Number.NaN, type: "disc" },
        content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "b" }] }] },
        ],
      },
      { type: "codeBlock", attrs: { language: '"><b>' }, content: [{ type: "text", text: "c" }] },
      {
        type: "paragraph",
        content: [
          { type: "hardBreak", marks: [{ type: "bold" }] },
          {
            type: "text",
            text: "d",
            marks: [{ type: "link", attrs: { href: "https://example.org", target: "_top", onclick: "x" } }],
          },
        ],
      },
    ],
  };
  const parsed = parseBody(ownBody(pasted));
  expect(parsed.ok && textOf(parsed.body)).toBe("a\n\nb\n\nc\n\n\nd");
});

test("handlers go from pasted elements, and stay in pasted words", () => {
  expect(withoutHandlers('<p class="x" onclick="a()"><img src=x onerror=b()>say onclick="a()"</p>')).toBe(
    '<p class="x"><img src=x>say onclick="a()"</p>',
  );
});
