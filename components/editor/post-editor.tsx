"use client";

import type { Slice } from "@tiptap/pm/model";
import { type Editor, EditorContent, useEditor, useEditorState } from "@tiptap/react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import type { Body } from "@/domain/bodies/body-schema";
import { POST_LENGTH } from "@/domain/limits";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import { EditorFoot } from "./editor-foot";
import { EditorToolbar } from "./editor-toolbar";
import { LinkForm } from "./link-form";
import { MentionList } from "./mention-list";
import { ownBody } from "./own-body";
import { sliceFromPlainText, withoutHandlers } from "./paste-markdown";
import styles from "./post-editor.module.css";
import { postExtensions } from "./post-extensions";
import { typeAgain } from "./type-again";
import { useDraft } from "./use-draft";
import { useMentions, useSaidOffers } from "./use-mentions";
import { useSending } from "./use-sending";
import { useWholeInView } from "./use-whole-in-view";
import words from "./words.module.css";

/** What was written, and meant to be sent, before the editor was there. */
export type Begun = {
  /** What stood there already: a kept draft or the post's own words. */
  before: Body | null;
  text: string;
  /** Where in the text one was writing. */
  caret: number;
  isSent: boolean;
  /** Whether a draft was found. */
  wasKept: boolean;
};

/** At once: the editor's own focus comes a moment later, when something may have been selected. */
function enterAtEnd(editor: Editor) {
  editor.view.focus();
  editor.commands.setTextSelection(editor.state.doc.content.size);
}

export type PostEditorProps = {
  label: string;
  placeholder: string;
  /** What stands there to be edited; a draft goes before it. */
  initial?: Body | null;
  /** User, reading and place: each has its own draft, in this browser. */
  draftKey: string;
  /** What the words belong to, kept with the draft. */
  draftAbout?: unknown;
  /** Null where the words can go nowhere. */
  submitLabel: string | null;
  /** Resolves once the server has confirmed; only then is the draft let go. Rejects with a coded problem or anything else. */
  onSubmit: (body: Body) => Promise<void>;
  /** Escape, or Cancel: the draft is kept. */
  onCancel: () => void;
  /** Beside the buttons: who will see it. */
  footer?: ReactNode;
  /**
   * The words cannot go where they were meant to: why, and how to be rid of them. What is sent then goes another way, which
   * nobody takes by a key meant for the first.
   */
  stranded?: { why: string; onDiscard: () => void } | null;
  begun?: Begun | null;
  /** A kept draft is given up for `initial`. */
  onStartOver?: () => void;
};

/** The limit is nobody's business until it is near. */
const NEAR_THE_LIMIT = POST_LENGTH * 0.9;

export function PostEditor({
  label,
  placeholder,
  initial = null,
  draftKey,
  draftAbout = null,
  submitLabel,
  onSubmit,
  onCancel,
  footer,
  stranded = null,
  begun = null,
  onStartOver,
}: PostEditorProps) {
  const t = useTranslations("editor");
  const id = useId();
  const root = useWholeInView<HTMLDivElement>();
  const draft = useDraft(draftKey, draftAbout);
  const { isSending, failure, send, refuse } = useSending();
  const [isLinking, setIsLinking] = useState(false);
  const [isRestored, setIsRestored] = useState(begun ? begun.wasKept : draft.found !== null);
  const isKept = useRef(draft.found !== null);
  const hasArrived = useRef(false);
  const show = useToast();
  const mentions = useMentions(draftAbout);

  const editor = useEditor({
    // It is never drawn on the server, and no key is lost between two frames.
    immediatelyRender: true,
    injectCSS: false,
    extensions: postExtensions(placeholder, mentions.extension),
    content: begun ? begun.before : (draft.found ?? initial),
    editorProps: {
      attributes: {
        id,
        role: "textbox",
        "aria-label": label,
        "aria-multiline": "true",
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        dir: "auto",
        class: `${styles.area} ${words.words}`,
      },
      transformPastedHTML: withoutHandlers,
      // Null lets ProseMirror paste it its own way, which its types do not say.
      clipboardTextParser: (text, _context, plain, view) => sliceFromPlainText(text, plain, view) as Slice,
    },
    onUpdate({ editor: now }) {
      isKept.current = !now.isEmpty;
      draft.keep(now.isEmpty ? null : ownBody(now.getJSON()));
    },
  });

  // What waited for the editor takes its way now, once.
  const arrive = useEffectEvent(() => {
    if (hasArrived.current) return editor.view.focus();
    hasArrived.current = true;
    enterAtEnd(editor);
    if (!begun) return;
    typeAgain(editor, begun);
    if (begun.isSent) void submit();
  });
  useLayoutEffect(() => arrive(), []);

  useSaidOffers(editor, mentions);
  const length = useEditorState({ editor, selector: ({ editor: now }) => now.state.doc.textContent.length });
  const left = POST_LENGTH - length;

  async function submit() {
    if (isSending) return;
    const body = ownBody(editor.getJSON());
    if (!editor.getText().trim()) return refuse({ code: "post.empty" });
    if (left < 0) return refuse({ code: "post.too-long", values: { length, limit: POST_LENGTH } });
    editor.setEditable(false, false);
    const isConfirmed = await send(() => onSubmit(body));
    if (isConfirmed) draft.drop();
    if (editor.isDestroyed) return;
    editor.setEditable(true, false);
    if (isConfirmed) editor.commands.clearContent(true);
    else editor.commands.focus();
  }

  /** What was written stays as a draft, and whoever leaves it is told so. */
  function cancel() {
    if (isKept.current) show({ text: t("kept") });
    onCancel();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(editor.getText() ?? "");
      show({ text: t("copied") });
    } catch {
      editor.chain().focus().selectAll().run();
      show({ text: t("copy-failed") });
    }
  }

  function discard() {
    draft.drop();
    stranded?.onDiscard();
  }

  function startOver() {
    draft.drop();
    isKept.current = false;
    editor.commands.setContent(initial, { emitUpdate: false });
    enterAtEnd(editor);
    setIsRestored(false);
    onStartOver?.();
  }

  /** Before the editor sees them: to it, Ctrl+Enter is a line break. */
  function catchKeys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const withControl = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" && mentions.offered) mentions.close(editor);
    else if (withControl && event.key === "Enter") stranded === null && submit();
    else if (withControl && event.key.toLowerCase() === "k") setIsLinking(true);
    else if (event.key === "Escape" && !isLinking && !document.querySelector(":popover-open")) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={root} className={styles.editor} onKeyDownCapture={catchKeys}>
      <div className={styles.frame} aria-busy={isSending}>
        <EditorToolbar
          editor={editor}
          controls={id}
          isLinking={isLinking}
          onLink={() => setIsLinking(!isLinking)}
        />
        {isLinking && <LinkForm editor={editor} onClose={() => setIsLinking(false)} />}
        <EditorContent editor={editor} className={styles.content} />
        <MentionList {...mentions} />
      </div>
      {isRestored && (
        <p className={styles.restored}>
          {t("restored")}{" "}
          <button type="button" className={styles.again} onClick={startOver}>
            {t("start-over")}
          </button>
        </p>
      )}
      {stranded && (
        <Notice
          tone="error"
          action={
            <span className={styles.choices}>
              <Button onClick={copy}>{t("copy")}</Button>
              <Button onClick={discard}>{t("discard")}</Button>
            </span>
          }
        >
          <p>{stranded.why}</p>
        </Notice>
      )}
      {failure && (
        <Notice tone="error" title={t("not-sent")}>
          <p>{failure}</p>
        </Notice>
      )}
      <EditorFoot
        footer={footer}
        onCancel={cancel}
        isSending={isSending}
        submit={submitLabel !== null && failure && !stranded ? t("retry") : submitLabel}
        onSubmit={submit}
      >
        {length > NEAR_THE_LIMIT && (
          <span className={styles.left}>{left < 0 ? t("over", { over: -left }) : t("left", { left })}</span>
        )}
      </EditorFoot>
    </div>
  );
}
