"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { buttonClass } from "../ui/button";
import { DecisionButton } from "./decision-button";
import { NoteFields } from "./note-fields";
import styles from "./review.module.css";
import type { ToldItem } from "./told-item";

type Props = {
  action: "hide" | "return";
  item: ToldItem;
  /** What was sent of this form and came back; fresh for all others. */
  state: FormState;
  stockNotes: string[];
  rulesHref: string | null;
};

/** The reason for a decision, as the author will read it. */
export function NoteForm({ action, item, state, stockNotes, rulesHref }: Props) {
  const t = useTranslations("moderation.note");
  const told = useTranslations("notices.words");
  const { name } = item.member;
  return (
    <>
      <NoteFields
        state={state}
        stockNotes={stockNotes}
        hint={
          <>
            {t("hint", { name })} {rulesHref && <a href={rulesHref}>{t("rules")}</a>}
          </>
        }
        preview={{
          as: t("preview", { name }),
          told: told("judged", { title: item.reading?.title ?? "", action }),
        }}
      />
      <div className={styles.buttons}>
        <DecisionButton variant={action === "hide" ? "danger" : "primary"}>
          {t(`submit.${action}`, { name })}
        </DecisionButton>
        <noscript>
          <button type="submit" name="look" value="1" className={buttonClass()}>
            {t("look", { name })}
          </button>
        </noscript>
      </div>
    </>
  );
}
