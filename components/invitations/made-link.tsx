"use client";

import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import styles from "./made-link.module.css";

/** The link, to be seen this once; where copying is not allowed, it is chosen, so that the keys for it do. */
export function MadeLink({ url, title }: { url: string; title: string }) {
  const t = useTranslations("invitations");
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setSaid(t("copied"));
    } catch {
      setSaid(t("copy-yourself"));
    }
  }

  return (
    <Notice title={title}>
      <div className={styles.line}>
        <input ref={field} readOnly value={url} aria-label={t("link")} />
        <Button onClick={copy}>{t("copy")}</Button>
      </div>
      <span aria-live="polite">{said}</span>
    </Notice>
  );
}
