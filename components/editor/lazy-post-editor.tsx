"use client";

import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import type { PostEditorProps } from "./post-editor";
import styles from "./post-editor.module.css";

const PAUSE = 3_000;

/** Without a network it is asked for until it comes: the page stands, and so does the place kept for it. */
async function fetchEditor(): Promise<{ default: ComponentType<PostEditorProps> }> {
  for (;;) {
    const editor = await import("./post-editor").then(
      ({ PostEditor }) => PostEditor,
      () => null,
    );
    if (editor) return { default: editor };
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

const PostEditor = lazy(fetchEditor);

/** Fetched ahead while nothing else is to do, so that whoever loses the network can still write. */
export function useEditorAtHand(isWanted: boolean) {
  useEffect(() => {
    if (!isWanted) return;
    const timer = setTimeout(() => void import("./post-editor").catch(() => {}), PAUSE);
    return () => clearTimeout(timer);
  }, [isWanted]);
}

/** The editor is half of the page's script: it is fetched when someone begins to write, and its place is kept for it. */
export function LazyPostEditor(props: PostEditorProps) {
  const t = useTranslations("editor");
  return (
    <Suspense
      fallback={
        <div className={styles.editor} aria-busy="true">
          <div className={styles.frame}>
            <div className={styles.bar} />
            <div className={styles.waiting}>{t("loading")}</div>
          </div>
        </div>
      }
    >
      <PostEditor key={props.draftKey} {...props} />
    </Suspense>
  );
}
