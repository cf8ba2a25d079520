import { beginningOf } from "../cut-between-characters";
import { TITLE_LENGTH } from "../limits";
import { storable } from "./decode-text";

/** What a file gives as its title, or as the name of an author: one line, no longer than a title may be. */
export const titleLine = (said: string): string =>
  beginningOf(storable(said).replace(/\s+/g, " ").trim(), TITLE_LENGTH);

/** The language that a file says it is in; null where that is no tag. */
export const languageTag = (said: string | null | undefined): string | null =>
  said && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(said) ? said : null;
