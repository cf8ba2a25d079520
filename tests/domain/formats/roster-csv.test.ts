import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "@/domain/formats/decode-text";
import { parseRoster } from "@/domain/formats/roster-csv";
import { ROSTER_ROWS } from "@/domain/limits";

function read(text: string): string[] {
  const parsed = parseRoster(text);
  if (!parsed.ok) return [parsed.code];
  return parsed.value.lines.map(({ line, name, email, handle, role }) =>
    [line, name, email, handle, role].join("|"),
  );
}

describe("a list is read", () => {
  test.each([
    ["without headings", "Ada,ada@example.org,ada,member", ["1|Ada|ada@example.org|ada|member"]],
    ["as far as it goes", "Ada,ada@example.org\nBruno", ["1|Ada|ada@example.org||", "2|Bruno|||"]],
    ["with semicolons", "Ada;ada@example.org;;observer", ["1|Ada|ada@example.org||observer"]],
    ["with tabs", "Ada\tada@example.org\nBruno\t", ["1|Ada|ada@example.org||", "2|Bruno|||"]],
    [
      "with quotes",
      '"Lovelace, Ada","ada@example.org"\n"A ""B"" C",',
      ["1|Lovelace, Ada|ada@example.org||", '2|A "B" C|||'],
    ],
    [
      "with a comma in a name between semicolons",
      "Lovelace, Ada;ada@example.org\nEco, Umberto;",
      ["1|Lovelace, Ada|ada@example.org||", "2|Eco, Umberto|||"],
    ],
    [
      "with headings in any order",
      "E-Mail,Role,Full name\nada@example.org,moderator,Ada",
      ["2|Ada|ada@example.org||moderator"],
    ],
    [
      "with two names",
      "Last name;First name;Email\nLovelace;Ada;ada@example.org",
      ["2|Ada Lovelace|ada@example.org||"],
    ],
    [
      "with a byte order mark and empty lines",
      "\uFEFFname,email\r\n\r\n,\r\nAda,ada@example.org\r\n",
      ["4|Ada|ada@example.org||"],
    ],
    [
      "of addresses alone",
      "ada@example.org\nbruno@example.org",
      ["1||ada@example.org||", "2||bruno@example.org||"],
    ],
    ["of names alone", "Ada\nBruno", ["1|Ada|||", "2|Bruno|||"]],
    [
      "with an address where it does not belong, which is not mended",
      "ada@example.org,Ada",
      ["1|ada@example.org|Ada||"],
    ],
  ])("%s", (_, text, lines) => {
    expect(read(text)).toEqual(lines);
  });

  test("and what is not asked for is named", () => {
    const parsed = parseRoster("Name,Class,Email,Born\nAda,5b,ada@example.org,1815");
    expect(parsed.ok && parsed.value.ignored).toEqual(["Class", "Born"]);
  });

  test.each(["windows-1252", "utf-8", "utf-16le"])("saved as %s", (encoding) => {
    const bytes = iconv.encode("name;email\r\nJürgen Müller;j@example.org\r\nZoë Château;\r\n", encoding, {
      addBOM: encoding === "utf-16le",
    });
    const decoded = decodeText(bytes);
    expect(decoded.ok && read(decoded.value.text)).toEqual([
      "2|Jürgen Müller|j@example.org||",
      "3|Zoë Château|||",
    ]);
  });
});

test.each([
  ["nothing", "", "roster.empty"],
  ["blanks", " \n,,\n", "roster.empty"],
  ["headings alone", "name,email\n", "roster.empty"],
  ["a quotation mark that nobody closes", '"Ada,ada@example.org\nBruno,', "roster.quotes"],
  ["one column twice", "name,email,mail\nAda,a@example.org,b@example.org", "roster.column-twice"],
  ["too many people", "Ada\n".repeat(ROSTER_ROWS + 1), "roster.too-many-rows"],
])("A list of %s is refused", (_, text, code) => {
  expect(read(text)).toEqual([code]);
});
