import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { Block, Body } from "@/domain/bodies/body-schema";
import { useToast } from "../ui/toast";
import { EditorFoot } from "./editor-foot";
import type { Begun, PostEditorProps } from "./post-editor";
import styles from "./post-editor.module.css";
import { useDraft } from "./use-draft";
import words from "./words.module.css";

type Props = PostEditorProps & {
  /** Resolves when the editor is here. */
  until: () => Promise<void>;
  onArrival: (begun: Begun) => void;
};

/** A plain field in the editor's place, so that no key is lost while the editor is fetched. */
export function FirstWords({ until, onArrival, ...props }: Props) {
  const t = useTranslations("editor");
  const draft = useDraft(props.draftKey, props.draftAbout ?? null);
  const [text, setText] = useState("");
  const [isSent, setIsSent] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  const show = useToast();
  const before = draft.found ?? props.initial ?? null;

  // In one go: a key between the words being taken along and the field going away would be lost.
  const arrive = useEffectEvent(() =>
    flushSync(() =>
      onArrival({
        before,
        text,
        caret: field.current?.selectionEnd ?? text.length,
        isSent,
        wasKept: draft.found !== null,
      }),
    ),
  );

  useEffect(() => {
    let isWanted = true;
    const written = field.current;
    written?.focus({ preventScroll: true });
    until().then(() => {
      if (!isWanted) return;
      // Letters that are still being put together would be torn apart.
      if (isComposing.current)
        written?.addEventListener("compositionend", () => setTimeout(arrive), { once: true });
      else arrive();
    });
    return () => {
      isWanted = false;
    };
  }, [until]);

  function write(now: string) {
    setText(now);
    draft.keep(now ? withLines(before, now) : draft.found);
  }

  function cancel() {
    if (text || draft.found) show({ text: t("kept") });
    props.onCancel();
  }

  function submit() {
    setIsSent(!props.stranded && (before !== null || text.trim() !== ""));
  }

  function catchKeys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") submit();
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.editor} onKeyDownCapture={catchKeys}>
      <div className={styles.frame} aria-busy={isSent}>
        <div className={styles.bar} />
        <textarea
          ref={field}
          className={`${styles.area} ${styles.plain} ${words.words}`}
          aria-label={props.label}
          placeholder={before ? t("loading") : props.placeholder}
          dir="auto"
          value={text}
          readOnly={isSent}
          onChange={(event) => write(event.target.value)}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={() => {
            isComposing.current = false;
          }}
        />
      </div>
      <EditorFoot
        footer={props.footer}
        onCancel={cancel}
        isSending={isSent}
        submit={props.submitLabel}
        onSubmit={submit}
      >
        {isSent && (
          <span className={styles.later} role="status">
            {t("sent-later")}
          </span>
        )}
      </EditorFoot>
    </div>
  );
}

/** What stood there, and under it each line as a paragraph. */
function withLines(before: Body | null, text: string): Body | null {
  if (!text) return before;
  const lines = text
    .split("\n")
    .map((line): Block => ({ type: "paragraph", ...(line && { content: [{ type: "text", text: line }] }) }));
  return { type: "doc", content: [...(before?.content ?? []), ...lines] };
}
