"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { PostVersionWire } from "@/domain/wire/post";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { listPostVersions } from "@/lib/browser/api";
import { PostBody } from "../annotations/post-body";
import { Notice } from "../ui/notice";
import styles from "./keeping.module.css";

type Props = { post: Pick<ThreadPostWire, "id" | "version"> };

/** What a post said before it was edited, the newest first. */
export function PostHistory({ post }: Props) {
  const t = useTranslations("keeping.history");
  const format = useFormatter();
  const [versions, setVersions] = useState<PostVersionWire[] | "loading" | "failed">("loading");

  useEffect(() => {
    let isWanted = true;
    setVersions("loading");
    listPostVersions(post.id).then(
      ({ items }) => isWanted && setVersions(items.toSorted((one, other) => other.version - one.version)),
      () => isWanted && setVersions("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [post.id]);

  return (
    <>
      {versions === "loading" && <p role="status">{t("loading")}</p>}
      {versions === "failed" && <Notice tone="error">{t("failed")}</Notice>}
      {Array.isArray(versions) && (
        <ol className={styles.versions}>
          {versions.map(({ version, html, createdAt }) => (
            <li key={version}>
              <p className={styles.hint}>
                {version === post.version ? t("now") : t("version")} ·{" "}
                <time dateTime={createdAt}>
                  {format.dateTime(new Date(createdAt), { dateStyle: "medium", timeStyle: "short" })}
                </time>
              </p>
              <PostBody html={html} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
