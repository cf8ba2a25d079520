import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon, type IconName } from "../ui/icon";
import styles from "./editor-toolbar.module.css";

type ToolName =
  | "bold"
  | "italic"
  | "strike"
  | "code"
  | "link"
  | "quote"
  | "bullets"
  | "numbers"
  | "code-block";

type Tool = { name: ToolName & IconName; mark: string; keys?: string; run: (editor: Editor) => void };

const tools: Tool[] = [
  { name: "bold", mark: "bold", keys: "B", run: (editor) => editor.chain().focus().toggleBold().run() },
  { name: "italic", mark: "italic", keys: "I", run: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: "strike", mark: "strike", run: (editor) => editor.chain().focus().toggleStrike().run() },
  { name: "code", mark: "code", keys: "E", run: (editor) => editor.chain().focus().toggleCode().run() },
  { name: "link", mark: "link", keys: "K", run: () => {} },
  { name: "quote", mark: "blockquote", run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { name: "bullets", mark: "bulletList", run: (editor) => editor.chain().focus().toggleBulletList().run() },
  { name: "numbers", mark: "orderedList", run: (editor) => editor.chain().focus().toggleOrderedList().run() },
  { name: "code-block", mark: "codeBlock", run: (editor) => editor.chain().focus().toggleCodeBlock().run() },
];

type Props = { editor: Editor; controls: string; isLinking: boolean; onLink: () => void };

/** One stop for Tab; the arrows go from tool to tool. */
export function EditorToolbar({ editor, controls, isLinking, onLink }: Props) {
  const t = useTranslations("editor");
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => tools.map(({ mark }) => now.isActive(mark)),
  });

  function moveFocus(event: KeyboardEvent) {
    const isMirrored = bar.current ? getComputedStyle(bar.current).direction === "rtl" : false;
    const step = { ArrowRight: isMirrored ? -1 : 1, ArrowLeft: isMirrored ? 1 : -1 }[event.key];
    const last = tools.length - 1;
    const next =
      event.key === "Home" ? 0 : event.key === "End" ? last : step && (stop + step + last + 1) % (last + 1);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("toolbar")}
      aria-controls={controls}
      className={styles.toolbar}
      onKeyDown={moveFocus}
    >
      {tools.map(({ name, keys, run }, at) => (
        <button
          key={name}
          type="button"
          className={styles.tool}
          tabIndex={at === stop ? 0 : -1}
          aria-label={t(`tools.${name}`)}
          aria-pressed={name === "link" ? undefined : active[at]}
          aria-expanded={name === "link" ? isLinking : undefined}
          title={keys ? `${t(`tools.${name}`)} (Ctrl+${keys})` : t(`tools.${name}`)}
          data-active={active[at] || undefined}
          onFocus={() => setStop(at)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => (name === "link" ? onLink() : run(editor))}
        >
          <Icon name={name} />
        </button>
      ))}
    </div>
  );
}
