"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { DecisionButton } from "./decision-button";
import { LookButton } from "./look-button";
import { NoteFields } from "./note-fields";
import { ParagraphField } from "./paragraph-field";
import styles from "./review.module.css";

type Props = { stockNotes: string[]; state: FormState };

export function LockFields({ stockNotes, state }: Props) {
  const t = useTranslations("moderation.order");
  const locked = useTranslations("annotations.card")("locked");
  return (
    <>
      <NoteFields
        {...{ stockNotes, state }}
        hint={t("lock-hint")}
        preview={{ as: t("lock-preview"), told: locked }}
      />
      <div className={styles.buttons}>
        <DecisionButton variant="danger">{t("submit.lock")}</DecisionButton>
        <LookButton />
      </div>
    </>
  );
}

export function MoveFields({ stockNotes, state, readingId }: Props & { readingId: string }) {
  const t = useTranslations("moderation.order");
  const [paragraph, setParagraph] = useState(state.values.paragraph ?? "");
  return (
    <>
      <p>{t("move-words")}</p>
      <ParagraphField
        readingId={readingId}
        value={paragraph}
        onChange={setParagraph}
        error={state.fieldProblems.paragraph}
      />
      <NoteFields {...{ stockNotes, state }} hint={t("move-hint")} preview={{ as: t("move-preview") }} />
      <div className={styles.buttons}>
        <DecisionButton variant="primary">{t("submit.move")}</DecisionButton>
        <LookButton />
      </div>
    </>
  );
}
