"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type { PostEditorProps } from "./post-editor";
import styles from "./post-editor.module.css";

const PostEditor = lazy(() => import("./post-editor").then((module) => ({ default: module.PostEditor })));

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
