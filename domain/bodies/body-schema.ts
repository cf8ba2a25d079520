import { z } from "zod";
import { idSchema } from "../ids";
import { LINK_LENGTH } from "../limits";
import { safeHref } from "./safe-href";

/** A post's words: a TipTap document of our own few kinds, in the one form in which we store and compare it. */
export type Body = { type: "doc"; content: Block[] };
export type Block = Paragraph | Blockquote | BulletList | OrderedList | CodeBlock;
export type Paragraph = { type: "paragraph"; content?: Inline[] };
export type Blockquote = { type: "blockquote"; content: Block[] };
export type BulletList = { type: "bulletList"; content: ListItem[] };
export type OrderedList = { type: "orderedList"; attrs: { start: number }; content: ListItem[] };
export type ListItem = { type: "listItem"; content: Block[] };
export type CodeBlock = { type: "codeBlock"; attrs: { language: string | null }; content?: Text[] };
export type Inline = Text | HardBreak | Mention;
export type Text = { type: "text"; text: string; marks?: Mark[] };
export type HardBreak = { type: "hardBreak" };
/** A member, by the membership's id. What they bear is laid in as it is shown (`withNames`), and never kept. */
export type Mention = { type: "mention"; attrs: { id: string; label?: string; handle?: string } };
export type Mark =
  | { type: "bold" | "italic" | "strike" | "code" }
  | { type: "link"; attrs: { href: string } };

const nothing = z.strictObject({}).optional();
const ignored = z.string().max(200).nullish();

/** TipTap's Link writes target, rel, class and title beside the address: harmless, and not kept. */
const link = z.strictObject({
  type: z.literal("link"),
  attrs: z.strictObject({
    href: z
      .string()
      .max(LINK_LENGTH)
      .refine((href) => safeHref(href) !== null),
    target: ignored,
    rel: ignored,
    class: ignored,
    title: z.string().max(1_000).nullish(),
  }),
});

const style = z.strictObject({ type: z.enum(["bold", "italic", "strike", "code"]), attrs: nothing });
const marks = z
  .array(z.union([style, link]))
  .max(5)
  .optional();

const text = z.strictObject({ type: z.literal("text"), text: z.string().min(1), marks });
const codeText = z.strictObject({ type: z.literal("text"), text: z.string().min(1) });
const hardBreak = z.strictObject({ type: z.literal("hardBreak"), marks, attrs: nothing });

/** The name is only what the editor showed: whose it is, and what they are called, is looked up by the id. */
const mention = z.strictObject({
  type: z.literal("mention"),
  attrs: z.strictObject({
    id: idSchema,
    label: ignored,
    handle: ignored,
    mentionSuggestionChar: ignored,
  }),
  marks,
});

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  attrs: nothing,
  content: z.array(z.discriminatedUnion("type", [text, hardBreak, mention])).optional(),
});

const codeBlock = z.strictObject({
  type: z.literal("codeBlock"),
  attrs: z
    .strictObject({
      language: z
        .string()
        .regex(/^[\w+#.-]{1,30}$/)
        .nullish(),
    })
    .optional(),
  content: z.array(codeText).optional(),
});

const blockquote = z.strictObject({
  type: z.literal("blockquote"),
  attrs: nothing,
  get content() {
    return z.array(block).min(1);
  },
});

/** A list item begins with a paragraph: what the editor can show. */
const listItem = z.strictObject({
  type: z.literal("listItem"),
  attrs: nothing,
  get content() {
    return z.tuple([paragraph], block);
  },
});

const bulletList = z.strictObject({
  type: z.literal("bulletList"),
  attrs: nothing,
  get content() {
    return z.array(listItem).min(1);
  },
});

const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z
    .strictObject({
      start: z.int().min(0).max(999_999_999).nullish(),
      type: z.enum(["1", "a", "A", "i", "I"]).nullish(),
    })
    .optional(),
  get content() {
    return z.array(listItem).min(1);
  },
});

const block = z.discriminatedUnion("type", [paragraph, blockquote, bulletList, orderedList, codeBlock]);

/** What an editor may send: unknown nodes, marks and attributes are refused, at any depth. */
export const foreignBody = z.strictObject({
  type: z.literal("doc"),
  attrs: nothing,
  content: z.array(block),
});

export type ForeignBody = z.infer<typeof foreignBody>;
export type ForeignBlock = z.infer<typeof block>;
export type ForeignListItem = z.infer<typeof listItem>;
export type ForeignParagraph = z.infer<typeof paragraph>;
export type ForeignMark = NonNullable<z.infer<typeof marks>>[number];
