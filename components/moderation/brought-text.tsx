"use client";

import { useTranslations } from "use-intl";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { QuotedWords } from "../ui/quoted-words";
import styles from "./review.module.css";

type Props = { brought: NonNullable<ReviewItemWire["brought"]>; url: string | null };

/** What a member brought, as far as one knows by it what it is; all of it is a page of its own. */
export function BroughtText({ brought: { title, authors, paragraphs, words, beginning }, url }: Props) {
  const t = useTranslations("brought");
  return (
    <>
      <p dir="auto">
        <strong>{title}</strong>
        {authors.length > 0 && <> {t("by", { authors: authors.join(", ") })}</>}
      </p>
      <p className={styles.quiet}>
        {t("length", { paragraphs, words })}
        {url && (
          <>
            {" · "}
            <a href={url}>{t("look")}</a>
          </>
        )}
      </p>
      {beginning && <QuotedWords said={t("beginning")}>{beginning}</QuotedWords>}
    </>
  );
}
