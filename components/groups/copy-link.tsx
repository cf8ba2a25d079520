"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import styles from "./groups.module.css";

export function CopyLink({ url }: { url: string }) {
  const t = useTranslations("invitations");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <p className={styles.link}>
      <code>{url}</code>
      <Button onClick={copy}>{t(isCopied ? "copied" : "copy")}</Button>
    </p>
  );
}
