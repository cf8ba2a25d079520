import type { Editor } from "@tiptap/react";
import { sliceFromPlainText } from "./paste-markdown";

type Written = { text: string; caret: number };

/** Longer lines were not typed in the moment before the editor came, but pasted. */
const TYPED = 1_000;

/**
 * Writes what was written before the editor was there under what stands in it, so that it means what it would have meant: a
 * line is typed again, key by key; several are taken as if they were pasted, for in a plain field one writes Markdown as
 * it is read. The caret stands where it stood.
 */
export function typeAgain(editor: Editor, { text, caret }: Written) {
  const { view } = editor;
  if (text && !editor.isEmpty)
    editor.commands.insertContentAt(view.state.doc.content.size, { type: "paragraph" });
  const write = text.includes("\n") || text.length > TYPED ? put : type;
  write(editor, text.slice(0, caret));
  if (caret >= text.length) return;
  let at = view.state.selection.head;
  const follow = ({
    transaction,
  }: {
    transaction: { mapping: { map: (at: number, side: -1) => number } };
  }) => {
    at = transaction.mapping.map(at, -1);
  };
  editor.on("transaction", follow);
  write(editor, text.slice(caret));
  editor.off("transaction", follow);
  editor.commands.setTextSelection(at);
}

function type({ view }: Editor, line: string) {
  for (const sign of line) {
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(sign, from, to);
    const isHandled = view.someProp("handleTextInput", (handle) => handle(view, from, to, sign, insert));
    if (!isHandled) view.dispatch(insert());
  }
}

function put({ view }: Editor, lines: string) {
  const words = lines.replace(/\n+$/, "");
  const slice = sliceFromPlainText(words, false, view);
  if (slice) view.dispatch(view.state.tr.replaceSelection(slice));
  else if (words) view.pasteText(words);
  // After the last of them one goes on in a line, or an item, of its own.
  const enter = new KeyboardEvent("keydown", { key: "Enter" });
  if (lines.endsWith("\n")) view.someProp("handleKeyDown", (handle) => handle(view, enter));
}
