import { Fragment, Slice } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { blocksFromMarkdown } from "@/domain/bodies/blocks-from-markdown";
import { POST_LENGTH } from "@/domain/limits";

/** A list, a quote, a fence or a heading at the start of a line; something bold, a link or code within one. */
const LOOKS_LIKE_MARKDOWN =
  /^ {0,3}(?:[-*+] |\d{1,9}[.)] |> ?|#{1,6} |```|~~~)|\*\*\S|\[[^\]\n]+\]\(|`[^`\n]+`/m;

/** Plain text that is Markdown is pasted as what it means; anything else, and "paste without formatting", as it is. */
export function sliceFromPlainText(text: string, plain: boolean, view: EditorView): Slice | null {
  const isCode = view.state.selection.$from.parent.type.spec.code;
  if (plain || isCode || text.length > POST_LENGTH || !LOOKS_LIKE_MARKDOWN.test(text)) return null;
  const blocks = blocksFromMarkdown(text, { keepLines: true });
  return Slice.maxOpen(Fragment.from(blocks.map((block) => view.state.schema.nodeFromJSON(block))));
}

/** They never run, since ProseMirror parses what is pasted apart from the page; but each would be a report against our policy. */
export function withoutHandlers(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""),
  );
}
