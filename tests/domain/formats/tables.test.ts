import { describe, expect, test } from "vitest";
import { parseEpub } from "@/domain/formats/epub/epub";
import { paragraphsOf } from "@/domain/formats/markup/paragraphs-of";
import { parseFragment } from "@/domain/formats/markup/parse-markup";
import { TABLE } from "@/domain/limits";
import { epub } from "../../support/epub-of";

const table = (rows: string) => paragraphsOf(parseFragment(`<table>${rows}</table>`)).paragraphs[0];
const grid = (rows: string) =>
  table(rows)
    ?.text.split("\n")
    .map((row) => row.split("\t"));

describe("a cell stands under the heading that is its own", () => {
  test.each<[string, string, string[][]]>([
    [
      "where a heading reaches over two columns",
      "<tr><th>A<th colspan=2>B<th>C<tr><td>1<td>2<td>3<td>4",
      [
        ["A", "B", "", "C"],
        ["1", "2", "3", "4"],
      ],
    ],
    [
      "where a cell reaches down beside the next rows",
      "<tr><th>Year<th>Who<th>What<tr><td rowspan=2>1871<td>Ada<td>rose<tr><td>Bruno<td>fell<tr><td>1872<td>Ada<td>fell",
      [
        ["Year", "Who", "What"],
        ["1871", "Ada", "rose"],
        ["", "Bruno", "fell"],
        ["1872", "Ada", "fell"],
      ],
    ],
    [
      "where one reaches both ways, to the end of its rows and no further",
      "<thead><tr><th>A<th>B<th>C</thead><tbody><tr><td rowspan=0 colspan=2>x<td>1<tr><td>2</tbody><tbody><tr><td>a<td>b<td>3</tbody>",
      [
        ["A", "B", "C"],
        ["x", "", "1"],
        ["", "", "2"],
        ["a", "b", "3"],
      ],
    ],
    [
      "where all reach over as many columns, of which none is seen",
      "<tr><td colspan=3>A<td colspan=3>B<tr><td colspan=3>1<td colspan=3>2",
      [
        ["A", "B"],
        ["1", "2"],
      ],
    ],
    [
      "where what is said of it is no number",
      "<tr><td colspan=x>A<td rowspan=-2>B<tr><td colspan=0>1<td>2",
      [
        ["A", "B"],
        ["1", "2"],
      ],
    ],
  ])("%s", (_, rows, expected) => expect(grid(rows)).toEqual(expected));

  test("what is marked in it stays marked", () => {
    const { text = "", marks = [] } = table("<tr><td colspan=2>A<td>B<tr><td>1<td>2<td><em>x</em>") ?? {};
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(["x"]);
  });

  test("also in an e-book", async () => {
    const rows = '<tr><td rowspan="2">A</td><td>1</td></tr><tr><td>2</td></tr>';
    const read = await parseEpub(epub({ "one.xhtml": `<table>${rows}</table>` }));
    expect(read.ok && read.value.paragraphs.map(({ text }) => text)).toEqual(["A\t1\n\t2"]);
  });
});

describe("cells that reach further than a table goes", () => {
  test("leave no more gaps than people may see, or none at all", () => {
    const few = Array.from({ length: 50 }, (_, at) => `<tr><td colspan=${at * 20}>a<td>b`).join("");
    expect(table(few)?.text.length).toBeLessThan(50 * 51 + 200);
    const many = Array.from({ length: 3_000 }, (_, at) => `<tr><td colspan=${at % 1_000}>a<td>b`).join("");
    expect(table(many)?.text).toBe(Array(3_000).fill("a\tb").join("\n"));
  });

  test("are read in no time that grows with their square", () => {
    const many = 10_000;
    const wide = "<td colspan=1000 rowspan=65534>a".repeat(many);
    const { text = "" } = table(`<tr>${wide}${"<tr><td colspan=1000 rowspan=65534>b".repeat(many)}`) ?? {};
    expect(text.length).toBeLessThan(4 * many + TABLE.gaps);
  }, 30_000);
});
