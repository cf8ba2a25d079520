import { isDivision, readsLikeHeading } from "./heading-lines";
import type { ExcludedReason } from "./imported-text";
import { markerOf } from "./list-markers";
import { type Furniture, furnitureOf, type Zone } from "./page-furniture";
import { endsSentence, wordCount } from "./text-lines";
import type { Unit } from "./unit";

/** A unit with what is thought of it: `reason` when it is not part of the text. */
export type SortedUnit = Unit & { text: string; zone: Zone; reason: ExcludedReason | null };

/** Tells the words of the text from what the page put around them. */
export function sortUnits(units: readonly (Unit & { text: string })[]): SortedUnit[] {
  const first = units.findIndex(isBody);
  const last = units.findLastIndex(isBody);
  const titleAlone = first < 0 && startsWithTitle(units) ? 0 : -1;
  const zoned = units.map((unit, index) => ({
    ...unit,
    zone: first < 0 ? (index === titleAlone ? "front" : "middle") : zoneOf(index, first, last),
  }));
  const furniture = zoned.map((unit) => furnitureOfUnit(unit, unit.zone));
  const stands = (index: number, zone: Zone) => furniture[index] !== null && zoned[index]?.zone === zone;
  const sorted = zoned.map((unit, index) => {
    const found = furniture[index] ?? null;
    const isAlone = !stands(index - 1, unit.zone) && !stands(index + 1, unit.zone);
    return { ...unit, reason: found && !(found.isWeak && isAlone) ? found.reason : null };
  });
  const lastFree = sorted.findLastIndex(({ zone, reason, text }) => {
    return zone === "front" && reason === null && !text.endsWith(":");
  });
  return sorted.map((unit, index) =>
    index < lastFree && unit.reason === null && isMenuLabel(unit) ? { ...unit, reason: "navigation" } : unit,
  );
}

/** In a text of a few short sentences the line above them, with a blank line between, is its title. */
function startsWithTitle([line, next]: readonly (Unit & { text: string })[]): boolean {
  if (line?.layout !== "line" || next === undefined || next.block === line.block) return false;
  return readsLikeHeading(line.text) && markerOf(line.text) === null && endsSentence(next.text);
}

function zoneOf(index: number, first: number, last: number): Zone {
  return index < first ? "front" : index > last ? "back" : "middle";
}

/** Words that can only be the text's: a long line, a sentence, a stanza, or what somebody says in a play. */
function isBody(unit: Unit & { text: string }): boolean {
  const isWords =
    unit.text.length >= 100 ||
    unit.layout === "verse" ||
    unit.inPlay === "speech" ||
    (endsSentence(unit.text) && wordCount(unit.text) >= 8);
  return isWords && furnitureOfUnit(unit, "front") === null;
}

function furnitureOfUnit(unit: Unit & { text: string }, zone: Zone): Furniture | null {
  if (unit.layout !== "verse")
    return unit.standsAlone || zone !== "middle" ? furnitureOf(unit.text, zone) : null;
  const found = unit.lines.map((line) => furnitureOf(line, zone)).filter((furniture) => furniture !== null);
  return found.length >= 0.6 * unit.lines.length ? { reason: found[0]?.reason ?? "navigation" } : null;
}

const LONGEST_LABEL = 60;

/** "Sections of this site:" above the title is the name of a menu that was not copied. */
function isMenuLabel({ zone, text }: SortedUnit): boolean {
  return zone === "front" && text.endsWith(":") && text.length <= LONGEST_LABEL && !isDivision(text);
}
