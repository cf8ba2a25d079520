"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { DecisionButton } from "./decision-button";
import { LookButton } from "./look-button";
import { NoteFields } from "./note-fields";
import styles from "./review.module.css";
import { calledBy, type ToldItem, thingOf } from "./told-item";

type Props = {
  action: "hide" | "return" | "archive" | "rename" | "decline";
  item: ToldItem;
  /** What was sent of this form and came back; fresh for all others. */
  state: FormState;
  stockNotes: string[];
  rulesHref: string | null;
  groupName: string;
};

/** The reason for a decision, as the author will read it. */
export function NoteForm({ action, item, state, stockNotes, rulesHref, groupName }: Props) {
  const t = useTranslations("moderation.note");
  const k = useTranslations("keeping");
  const told = useTranslations("notices.words");
  const things = useTranslations("flagging");
  const name = calledBy(item);
  const thing = thingOf(item);
  const title = item.brought?.title ?? item.reading?.title ?? "";
  return (
    <>
      <NoteFields
        state={state}
        stockNotes={stockNotes}
        hint={
          <>
            {thing === "text" ? things("note.hint") : t("hint", { name })}{" "}
            {rulesHref && <a href={rulesHref}>{t("rules")}</a>}
          </>
        }
        preview={
          // A text has nobody who is told.
          thing === "text"
            ? null
            : {
                as: k("preview", { name }),
                told: thing
                  ? things(`notice.judged.${thing}`, { title, group: groupName, action })
                  : told("judged", { title, action }),
              }
        }
      />
      <div className={styles.buttons}>
        <DecisionButton variant={action === "return" ? "primary" : "danger"}>
          {thing
            ? things(`note.submit.${thing}`, { name, action })
            : t(`submit.${action === "return" ? action : "hide"}`, { name })}
        </DecisionButton>
        <LookButton />
      </div>
    </>
  );
}
