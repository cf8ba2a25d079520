import { z } from "zod";

export const SIZES = [1, 2, 3, 4, 5] as const;
export const MEASURES = ["narrow", "book", "wide"] as const;
export const SPACINGS = ["close", "book", "airy"] as const;
export const TYPEFACES = ["book", "classic", "legible"] as const;
/** What stands on paper beside the text. */
export const PRINTED = ["text", "mine", "all"] as const;
export const THEMES = ["auto", "light", "dark"] as const;

const settings = z.object({
  size: z.union(SIZES.map((size) => z.literal(size))).catch(3),
  measure: z.enum(MEASURES).catch("book"),
  spacing: z.enum(SPACINGS).catch("book"),
  typeface: z.enum(TYPEFACES).catch("book"),
  theme: z.enum(THEMES).catch("auto"),
  printed: z.enum(PRINTED).catch("all"),
  /** Keys without a modifier get in the way of some who speak to their computer. */
  keys: z.boolean().catch(true),
});

/** How one reader likes texts set. Kept in a cookie, so that the page comes as they left it. */
export type ReaderSettings = z.infer<typeof settings>;

export const READER_COOKIE = "reader";

export const plainSettings: ReaderSettings = settings.parse({});

export function parseSettings(cookie: string | undefined): ReaderSettings {
  try {
    return settings.parse(cookie ? JSON.parse(decodeURIComponent(cookie)) : {});
  } catch {
    return plainSettings;
  }
}

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
