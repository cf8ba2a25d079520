import { beginningOf } from "../cut-between-characters";
import { ABOUT_LENGTH, TITLE_LENGTH } from "../limits";
import { storable } from "./decode-text";

/** What a file gives as its title, or as the name of an author: one line, no longer than a title may be. */
export const titleLine = (said: string): string =>
  beginningOf(storable(said).replace(/\s+/g, " ").trim(), TITLE_LENGTH);

/** What a file says of its origin or its licence: one line, or null for none; of a long one its whole words that fit. */
export function aboutLine(said: string | null | undefined): string | null {
  const line = storable(said ?? "")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= ABOUT_LENGTH) return line || null;
  const room = beginningOf(line, ABOUT_LENGTH - 1);
  return `${/^.+(?= )/.exec(room)?.[0] ?? room}…`;
}

/** What a file says of its date; of a moment the day alone. */
export const dateLine = (said: string | null | undefined): string | null =>
  aboutLine(said)?.replace(/^(\d{4}-\d{2}-\d{2})[T ]\d.*$/, "$1") ?? null;

/** The language that a file says it is in; null where that is no tag. */
export const languageTag = (said: string | null | undefined): string | null =>
  said && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(said) ? said : null;
