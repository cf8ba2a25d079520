/** In which of its translations somebody reads a text, and whether that stands beside the text. */
export type LanguageChoice = { translation: string; beside: boolean };

export const LANGUAGES_COOKIE = "languages";

/** A cookie is sent with each request: of texts that were not opened for long the choice is forgotten. */
const REMEMBERED = 20;

const ID = /^[0-9a-f-]{36}$/;

/** By text, the last chosen first. What does not fit is as if it had not been chosen. */
export function parseChoices(cookie: string | undefined): Map<string, LanguageChoice> {
  const choices = new Map<string, LanguageChoice>();
  for (const one of (cookie ?? "").split("~").slice(0, REMEMBERED)) {
    const [text = "", translation = "", beside] = one.split(".");
    if (ID.test(text) && ID.test(translation))
      choices.set(text, { translation, beside: beside === "beside" });
  }
  return choices;
}

/** With what was chosen for one text now; null for the text itself. */
export function serializeChoices(
  before: ReadonlyMap<string, LanguageChoice>,
  text: string,
  choice: LanguageChoice | null,
): string {
  const others = [...before].filter(([one]) => one !== text);
  const all = choice ? [[text, choice] as const, ...others] : others;
  return all
    .slice(0, REMEMBERED)
    .map(([one, { translation, beside }]) => `${one}.${translation}${beside ? ".beside" : ""}`)
    .join("~");
}

/** As the address has it, `?in=ID` and `?in=ID&beside`. Undefined where it says nothing. */
export function choiceInAddress(asked: {
  in?: string | string[] | undefined;
  beside?: string | string[] | undefined;
}): LanguageChoice | null | undefined {
  if (typeof asked.in !== "string") return undefined;
  return ID.test(asked.in) ? { translation: asked.in, beside: asked.beside !== undefined } : null;
}

/** As a form sends it: nothing for the text itself. Undefined for what is none. */
export function choiceInForm(value: unknown): LanguageChoice | null | undefined {
  if (value === "") return null;
  const [translation = "", beside] = typeof value === "string" ? value.split(".") : [];
  return ID.test(translation) ? { translation, beside: beside === "beside" } : undefined;
}

export const choiceForForm = ({ translation, beside }: LanguageChoice): string =>
  beside ? `${translation}.beside` : translation;

/** Behind the address of a reading. */
export const choiceQuery = (choice: LanguageChoice | null): string =>
  choice ? `?${choiceAsked(choice)}` : "";

export const choiceAsked = ({ translation, beside }: LanguageChoice): string =>
  `in=${translation}${beside ? "&beside" : ""}`;

/** The address of a paragraph in its reading. @param asked what it says of the language; empty for nothing */
export const placeQuery = (key: string, asked = ""): string =>
  `?p=${encodeURIComponent(key)}${asked && `&${asked}`}`;

export const isTextId = (value: unknown): value is string => typeof value === "string" && ID.test(value);
