export const SIZES = [1, 2, 3, 4, 5] as const;
export const MEASURES = ["narrow", "book", "wide"] as const;
export const SPACINGS = ["close", "book", "airy"] as const;
export const TYPEFACES = ["book", "classic", "legible"] as const;
/** What stands on paper beside the text. */
export const PRINTED = ["text", "mine", "all"] as const;
export const THEMES = ["auto", "light", "dark"] as const;

/** How one reader likes texts set. Kept in a cookie, so that the page comes as they left it. */
export type ReaderSettings = {
  size: (typeof SIZES)[number];
  measure: (typeof MEASURES)[number];
  spacing: (typeof SPACINGS)[number];
  typeface: (typeof TYPEFACES)[number];
  theme: (typeof THEMES)[number];
  printed: (typeof PRINTED)[number];
  /** Keys without a modifier get in the way of some who speak to their computer. */
  keys: boolean;
  /** What is said beyond the place one has read to is left out. */
  hidesSpoilers: boolean;
};

export const READER_COOKIE = "reader";

export const plainSettings: ReaderSettings = {
  size: 3,
  measure: "book",
  spacing: "book",
  typeface: "book",
  theme: "auto",
  printed: "all",
  keys: true,
  hidesSpoilers: false,
};

/** By hand, because a library for it would be a sixth of what the page loads. What does not fit is as it is for all. */
export function parseSettings(cookie: string | undefined): ReaderSettings {
  const kept = readKept(cookie);
  return {
    size: oneOf(SIZES, kept.size) ?? plainSettings.size,
    measure: oneOf(MEASURES, kept.measure) ?? plainSettings.measure,
    spacing: oneOf(SPACINGS, kept.spacing) ?? plainSettings.spacing,
    typeface: oneOf(TYPEFACES, kept.typeface) ?? plainSettings.typeface,
    theme: oneOf(THEMES, kept.theme) ?? plainSettings.theme,
    printed: oneOf(PRINTED, kept.printed) ?? plainSettings.printed,
    keys: yesOrNo(kept.keys) ?? plainSettings.keys,
    hidesSpoilers: yesOrNo(kept.hidesSpoilers) ?? plainSettings.hidesSpoilers,
  };
}

function readKept(cookie: string | undefined): Partial<Record<keyof ReaderSettings, unknown>> {
  try {
    const kept: unknown = JSON.parse(decodeURIComponent(cookie ?? "{}"));
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

const oneOf = <Value>(choices: readonly Value[], kept: unknown): Value | undefined =>
  choices.find((choice) => choice === kept);

const yesOrNo = (kept: unknown): boolean | undefined => (typeof kept === "boolean" ? kept : undefined);

export const serializeSettings = (chosen: ReaderSettings): string =>
  encodeURIComponent(JSON.stringify(chosen));

/** As attributes, which the stylesheet reads. */
export function settingAttributes({ size, measure, spacing, typeface, printed }: ReaderSettings) {
  return {
    "data-size": size,
    "data-measure": measure,
    "data-spacing": spacing,
    "data-typeface": typeface,
    "data-printed": printed,
  };
}
