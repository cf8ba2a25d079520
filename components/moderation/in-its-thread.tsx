"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { List } from "@/domain/wire/list";
import type { PostWire } from "@/domain/wire/post";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { listPosts } from "@/lib/browser/api";
import { PlainPosts } from "../annotations/thread-list";
import { Notice } from "../ui/notice";
import styles from "./review.module.css";

type Found = List<PostWire> | "coming" | "not-found" | null;

/** What was said around a post under review, fetched when somebody unfolds it. Without scripts the link to the thread serves. */
export function InItsThread({ post }: { post: PostWire }) {
  const t = useTranslations("moderation.in-thread");
  const [found, setFound] = useState<Found>(null);

  async function look() {
    setFound("coming");
    setFound(await listPosts(post.annotation, null).catch(() => "not-found" as const));
  }

  return (
    <details
      className={styles.thread}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && (found === null || found === "not-found")) look();
      }}
    >
      <summary>{t("title")}</summary>
      {found === "coming" && <p role="status">{t("coming")}</p>}
      {found === "not-found" && <Notice tone="error">{t("not-found")}</Notice>}
      {found !== null && typeof found === "object" && (
        <>
          <PlainPosts posts={found.items.map(asShown)} muted={NOBODY} shownFor={post.id} />
          {found.next && <p>{t("more")}</p>}
        </>
      )}
    </details>
  );
}

/** Whoever reviews reads all. */
const NOBODY: ReadonlySet<string> = new Set();

const asShown = ({ disagrees, ...post }: PostWire): ThreadPostWire => ({
  ...post,
  ...(disagrees && { disagrees }),
});
