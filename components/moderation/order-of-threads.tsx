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
  const words = useTranslations("keeping.thread");
  const locked = useTranslations("annotations.card")("locked");
  return (
    <>
      <p>{words("words.lock")}</p>
      <NoteFields
        {...{ stockNotes, state }}
        hint={words("note-shown")}
        preview={{ as: words("preview.lock"), told: locked }}
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
  const words = useTranslations("keeping.thread");
  const [paragraph, setParagraph] = useState(state.values.paragraph ?? "");
  return (
    <>
      <p>{words("words.move")}</p>
      <ParagraphField
        readingId={readingId}
        value={paragraph}
        onChange={setParagraph}
        error={state.fieldProblems.paragraph}
      />
      <NoteFields
        {...{ stockNotes, state }}
        hint={words("note-logged")}
        preview={{ as: words("preview.move") }}
      />
      <div className={styles.buttons}>
        <DecisionButton variant="primary">{t("submit.move")}</DecisionButton>
        <LookButton />
      </div>
    </>
  );
}
