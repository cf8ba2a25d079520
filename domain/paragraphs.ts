import { z } from "zod";
import { int4, storable } from "./wire/storable";

export const PARAGRAPH_KINDS = [
  "paragraph",
  "heading",
  "quote",
  "verse",
  "list-item",
  "code",
  "table",
  "figure",
  "footnote",
] as const;

export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

const NUMBERED: ReadonlySet<ParagraphKind> = new Set(["paragraph", "quote", "verse", "list-item"]);

/** Whether a paragraph of this kind bears a visible number: what is read as text does. */
export function isNumbered(kind: ParagraphKind): boolean {
  return NUMBERED.has(kind);
}

export const MARK_KINDS = [
  "emphasis",
  "strong",
  "link",
  "code",
  "superscript",
  "subscript",
  "small-caps",
  "language",
  "note",
] as const;

export const attrsSchema = z.record(storable, z.union([storable, z.number(), z.boolean(), z.null()]));

/**
 * `level` of a heading, `marker` of a list item or note, `depth` of an item in lists of lists, `href` of a link or note reference, `lang` and
 * `dir` (`ltr` or `rtl`) of a language mark. Of what
 * an import proposes also `anchor`: the ids, divided by spaces, by which `#` links in the same file lead to it.
 */
export type Attrs = z.infer<typeof attrsSchema>;

export const markSchema = z.object({
  start: int4.nonnegative(),
  end: int4.nonnegative(),
  kind: z.enum(MARK_KINDS),
  attrs: attrsSchema.optional(),
});

/** Something about a stretch of a paragraph's text; `start` and `end` count UTF-16 units. */
export type Mark = z.infer<typeof markSchema>;

export const proposedParagraphSchema = z.object({
  kind: z.enum(PARAGRAPH_KINDS),
  text: z.string(),
  marks: z.array(markSchema),
  attrs: attrsSchema.optional(),
});

/** A paragraph as an import proposes it, before it belongs to an edition. */
export type ProposedParagraph = z.infer<typeof proposedParagraphSchema>;

/** A paragraph of an edition. `index` counts all of them from 0, `number` is the one shown. */
export type Paragraph = {
  key: string;
  index: number;
  number: number | null;
  kind: ParagraphKind;
  text: string;
  marks: Mark[];
  attrs: Attrs;
};

/**
 * Gives every paragraph its key, its place and its number, and leads links within the text there. `makeKey` is asked again
 * when a key is taken.
 */
export function numberParagraphs(proposed: readonly ProposedParagraph[], makeKey: () => string): Paragraph[] {
  const taken = new Set<string>();
  let number = 0;
  const anchors = new Map<string, string>();
  const numbered = proposed.map(
    ({ kind, text, marks, attrs: { anchor, ...attrs } = {} }, index): Paragraph => {
      let key = makeKey();
      while (taken.has(key)) key = makeKey();
      taken.add(key);
      const paragraph = { key, index, number: isNumbered(kind) ? ++number : null, kind, text, marks, attrs };
      for (const id of typeof anchor === "string" ? anchor.split(" ") : [])
        if (!anchors.has(id)) anchors.set(id, anchorOf(paragraph));
      return paragraph;
    },
  );
  return numbered.map((paragraph) => ({
    ...paragraph,
    marks: paragraph.marks.flatMap((mark) => ledBy(anchors, mark)),
  }));
}

/** A link to nowhere in the text is none; a note's reference stays one. */
export function ledBy(anchors: ReadonlyMap<string, string>, mark: Mark): Mark[] {
  const href = mark.attrs?.href;
  if (typeof href !== "string" || !href.startsWith("#")) return [mark];
  const to = anchors.get(href.slice(1));
  if (to !== undefined) return [{ ...mark, attrs: { ...mark.attrs, href: `#${to}` } }];
  const { href: _, ...attrs } = mark.attrs ?? {};
  return mark.kind === "link" ? [] : [{ ...mark, attrs }];
}

/** What `text.txt` holds: the paragraphs divided by one blank line, and nothing else. */
export function plainTextOf(paragraphs: readonly { text: string }[]): string {
  return paragraphs.map(({ text }) => text).join("\n\n");
}

const KEY_LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

/**
 * A maker of paragraph keys: eight letters and digits, none easily taken for another, safe in an address.
 * `randomBytes` is the caller's source, for instance `crypto.getRandomValues`.
 */
export function paragraphKeys(randomBytes: (length: number) => Uint8Array): () => string {
  return () => Array.from(randomBytes(8), (byte) => KEY_LETTERS[byte % KEY_LETTERS.length]).join("");
}

/** A paragraph's place in the page's address: its number, as people cite it; what has none goes by its key. */
export function anchorOf({ kind, key, number }: Pick<Paragraph, "kind" | "key" | "number">): string {
  if (isNumbered(kind) && number !== null) return `p${number}`;
  return kind === "heading" ? `h-${key}` : `k-${key}`;
}
