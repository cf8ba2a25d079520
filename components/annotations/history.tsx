"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { PostVersionWire } from "@/domain/wire/post";
import { listPostVersions } from "@/lib/browser/api";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import styles from "./post.module.css";
import { PostBody } from "./post-body";
import type { ThreadPost } from "./thread";
import { When } from "./when";

type Props = { post: ThreadPost; open: boolean; onClose: () => void };

/** What a post said before it was edited, the newest first. */
export function History({ post, open, onClose }: Props) {
  const t = useTranslations("annotations.history");
  const [versions, setVersions] = useState<PostVersionWire[] | "loading" | "failed">("loading");

  useEffect(() => {
    if (!open) return;
    let isWanted = true;
    setVersions("loading");
    listPostVersions(post.id).then(
      ({ items }) => isWanted && setVersions(items.toSorted((one, other) => other.version - one.version)),
      () => isWanted && setVersions("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [open, post.id]);

  return (
    <Dialog open={open} title={t("title")} onClose={onClose}>
      {versions === "loading" && <p role="status">{t("loading")}</p>}
      {versions === "failed" && <Notice tone="error">{t("failed")}</Notice>}
      {Array.isArray(versions) && (
        <ol className={styles.versions}>
          {versions.map(({ version, html, createdAt }) => (
            <li key={version}>
              <p className={styles.quiet}>
                {version === post.version ? t("now") : t("version")} · <When at={createdAt} />
              </p>
              <PostBody html={html} />
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
