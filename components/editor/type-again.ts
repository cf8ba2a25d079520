import type { Editor } from "@tiptap/react";

/** Longer was not typed in the moment before the editor came, but pasted. */
const TYPED = 1_000;

type Written = { text: string; caret: number };

/**
 * Writes what was typed before the editor was there, under what stands in it, key by key, so that it means what it would
 * have meant: marks and lists of Markdown become what they stand for. The caret stands where it stood.
 */
export function typeAgain(editor: Editor, { text, caret }: Written) {
  const { view } = editor;
  editor.commands.setTextSelection(view.state.doc.content.size);
  if (text && !editor.isEmpty)
    editor.commands.insertContentAt(view.state.doc.content.size, { type: "paragraph" });
  if (text.length > TYPED) {
    view.pasteText(text);
    return;
  }
  type(editor, text.slice(0, caret));
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
  type(editor, text.slice(caret));
  editor.off("transaction", follow);
  editor.commands.setTextSelection(at);
}

function type({ view }: Editor, text: string) {
  for (const sign of text) {
    if (sign === "\n") {
      const enter = new KeyboardEvent("keydown", { key: "Enter" });
      view.someProp("handleKeyDown", (handle) => handle(view, enter));
      continue;
    }
    const { from, to } = view.state.selection;
    const insert = () => view.state.tr.insertText(sign, from, to);
    const isHandled = view.someProp("handleTextInput", (handle) => handle(view, from, to, sign, insert));
    if (!isHandled) view.dispatch(insert());
  }
}
