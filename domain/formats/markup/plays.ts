import type { Element } from "hast";
import { isElement, rolesOf } from "./elements";
import { onOneLine, type Words } from "./inline-words";

/** The name of who speaks, beside their words. */
export const isSpeaker = (element: Element): boolean => rolesOf(element).includes("z3998:persona");

/** A play set as a table: who speaks, and beside it what they say. */
export const isDialogue = (table: Element): boolean =>
  table.children.some((child) => isElement(child) && (isSpeaker(child) || isDialogue(child)));

/** The name of who speaks on a line of its own above a stanza, before the words of a sentence otherwise. */
export function spokenBy(speaker: Words | null, words: Words): Words {
  if (!speaker || speaker.text === "") return words;
  const before = `${onOneLine(speaker).text}${words.text.includes("\n") ? "\n" : "  "}`;
  const moved = words.marks.map((mark) => ({
    ...mark,
    start: mark.start + before.length,
    end: mark.end + before.length,
  }));
  return {
    text: before + words.text,
    marks: [...speaker.marks, ...moved],
    ids: [...speaker.ids, ...words.ids],
    pictures: [],
  };
}
