import type { Element } from "hast";
import { isElement } from "./elements";

/** What stands before each item of a list: a bullet, or its number as the list counts. */
export function markersOf(list: Element): Map<Element, string> {
  const items = list.children.filter(isElement).filter(({ tagName }) => tagName === "li");
  if (list.tagName !== "ol") return new Map(items.map((item) => [item, "•"]));
  const { start, reversed, type } = list.properties;
  const step = reversed ? -1 : 1;
  let number = numberFrom(start) ?? (reversed ? items.length : 1);
  return new Map(
    items.map((item) => {
      number = numberFrom(item.properties.value) ?? number;
      const marker = `${written(number, typeof type === "string" ? type : "1")}.`;
      number += step;
      return [item, marker];
    }),
  );
}

function numberFrom(value: unknown): number | null {
  const number =
    typeof value === "number" ? value : typeof value === "string" ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** By the list's `type`: 1, a, A, i or I. What letters and Roman numerals cannot say is said in figures. */
function written(number: number, type: string): string {
  if (number < 1 || number > 3_999) return String(number);
  switch (type) {
    case "a":
      return inLetters(number);
    case "A":
      return inLetters(number).toUpperCase();
    case "i":
      return inRoman(number).toLowerCase();
    case "I":
      return inRoman(number);
    default:
      return String(number);
  }
}

function inLetters(number: number): string {
  const rest = (number - 1) % 26;
  const before = Math.floor((number - 1) / 26);
  return (before > 0 ? inLetters(before) : "") + String.fromCharCode(97 + rest);
}

const ROMAN: [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function inRoman(number: number): string {
  let rest = number;
  let numeral = "";
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) numeral += letters;
  return numeral;
}
