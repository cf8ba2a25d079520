import type { ProposedParagraph } from "../paragraphs";
import { isAllCapitals, isDivision, isOrnament, isPart, readsLikeHeading } from "./heading-lines";
import { markerOf, withoutMarker } from "./list-markers";
import { playParagraph } from "./play-paragraph";
import { isQuotation, quotationsAmong } from "./quotations";
import type { SortedUnit } from "./set-aside-units";
import { indentOf, withoutCommonIndent } from "./text-lines";

/** What each unit of the text is: heading, verse, quotation, item of a list, or simply a paragraph. */
export function proposeParagraphs(units: readonly SortedUnit[]): ProposedParagraph[] {
  const headings = headingsAmong(units);
  const quoted = quotationsAmong(units.map(({ text }) => text));
  const isSetIn = setInAmong(units);
  const hasParts = units.some(({ text }, index) => headings[index] && isPart(text));
  let hasHeading = false;
  return units.map((unit, index): ProposedParagraph => {
    const { text, layout, lines } = unit;
    const marker = markerOf(text);
    if (unit.inPlay === "speech" || unit.inPlay === "direction") return playParagraph(unit);
    if (layout === "verse") return plain("verse", withoutCommonIndent(lines).join("\n"));
    if (isOrnament(text)) return { ...plain("heading", text), attrs: { ornament: true } };
    if (headings[index]) {
      // The page's title is the first level; a text without parts has its chapters right below it.
      const level = isPart(text) || !hasHeading || !hasParts ? 1 : 2;
      hasHeading = true;
      return { ...plain("heading", text), attrs: { level } };
    }
    if (marker) return { ...plain("list-item", withoutMarker(text)), attrs: { marker } };
    return plain(quoted[index] || isSetIn(unit) ? "quote" : "paragraph", text);
  });
}

function plain(kind: ProposedParagraph["kind"], text: string): ProposedParagraph {
  return { kind, text, marks: [] };
}

/** In a text of short lines, lines are not headings because they are short. */
const MOST_HEADINGS = 0.34;

function headingsAmong(units: readonly SortedUnit[]): boolean[] {
  const certain = units.map(isCertainHeading);
  const likely = units.map((unit, index) => !certain[index] && isLikelyHeading(unit, units[index + 1]));
  const areTooMany = units.length >= 6 && likely.filter(Boolean).length > MOST_HEADINGS * units.length;
  return units.map((_, index) => certain[index] || (!areTooMany && likely[index]) || false);
}

function isCertainHeading({ text, layout, standsAlone, inPlay }: SortedUnit): boolean {
  if (inPlay === "scene") return true;
  return layout === "line" && standsAlone && (isDivision(text) || isAllCapitals(text));
}

function isLikelyHeading({ text, layout, standsAlone }: SortedUnit, next: SortedUnit | undefined): boolean {
  if (layout !== "line" || !standsAlone || !next || !readsLikeHeading(text) || isQuotation(text))
    return false;
  return markerOf(text) === null || (markerOf(next.text) === null && next.text.length > 2 * text.length);
}

/** Further in than the rest of the text, and not all of it: set in as a quotation. */
function setInAmong(units: readonly SortedUnit[]): (unit: SortedUnit) => boolean {
  const indents = new Map<number, number>();
  for (const { lines } of units) {
    const indent = indentOf(lines[0] ?? "");
    indents.set(indent, (indents.get(indent) ?? 0) + 1);
  }
  const [usual] = [...indents].sort(([, a], [, b]) => b - a)[0] ?? [0];
  const isFurtherIn = ({ lines, text, standsAlone, layout }: SortedUnit) =>
    standsAlone &&
    layout !== "verse" &&
    !text.endsWith(":") &&
    lines.every((line) => indentOf(line) >= usual + 3);
  const areTooMany = units.filter(isFurtherIn).length * 4 > units.length;
  return (unit) => !areTooMany && isFurtherIn(unit);
}
