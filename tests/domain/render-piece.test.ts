import { expect, test } from "vitest";
import { renderPieceWords } from "@/domain/render-piece";

test("the words of a piece look as they will, and nothing in them leads anywhere", () => {
  const text = "See the road¹ & <walk>.";
  const marks = [
    { start: 0, end: 3, kind: "emphasis" as const },
    { start: 8, end: 12, kind: "link" as const, attrs: { href: "https://example.org/?a=1&b=2" } },
    { start: 12, end: 13, kind: "note" as const, attrs: { href: "#n1" } },
  ];
  expect(renderPieceWords({ kind: "paragraph", text, marks })).toBe(
    '<em>See</em> the <span class="link">road</span><sup class="note"><span class="link">¹</span></sup> &amp; &lt;walk&gt;.',
  );
});

test("a table has its rows and cells, and keeps what divides them", () => {
  expect(renderPieceWords({ kind: "table", text: "a\tb\n1\t2", marks: [] })).toBe(
    '<span class="row"><span class="cell">a</span>\t<span class="cell">b</span></span>\n<span class="row"><span class="cell">1</span>\t<span class="cell">2</span></span>',
  );
});
