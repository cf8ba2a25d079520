"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { ChoiceField } from "../forms/choice-field";
import { DecisionButton } from "./decision-button";
import { LookButton } from "./look-button";
import { NoteFields } from "./note-fields";
import type { OrderDesk } from "./order-desk";
import styles from "./review.module.css";
import type { ToldItem } from "./told-item";
import { WithUntil } from "./until-field";

type Props = {
  desk: OrderDesk;
  member: NonNullable<ToldItem["member"]>;
  sanctions: ToldItem["sanctions"];
  state: FormState;
};

/** What can be done about whoever wrote it, as far as the looker may. */
export function SanctionFields({
  desk: { groupName, timeZone, stockNotes },
  member: { name: who },
  sanctions,
  state,
}: Props) {
  const t = useTranslations("moderation.sanctions");
  const note = useTranslations("moderation.note");
  const k = useTranslations("keeping");
  const told = useTranslations("notices.words");
  const [chosen, setChosen] = useState(state.values.deed ?? sanctions[0] ?? "");
  return (
    <>
      <WithUntil timeZone={timeZone} state={state}>
        <div
          onChange={({ target }) =>
            target instanceof HTMLInputElement && target.name === "deed" && setChosen(target.value)
          }
        >
          <ChoiceField
            legend={t("kind")}
            name="deed"
            chosen={chosen}
            choices={sanctions.map((value) => ({
              value,
              label: t(`kinds.${value}`),
              hint: t(`hints.${value}`, { who }),
            }))}
            error={state.fieldProblems.deed}
          />
        </div>
      </WithUntil>
      <NoteFields
        {...{ stockNotes, state }}
        hint={note("hint", { name: who })}
        preview={{
          as: k("preview", { name: who }),
          told: told("sanctioned", { action: chosen, group: groupName }),
        }}
      />
      <div className={styles.buttons}>
        <DecisionButton variant="danger">{t("submit", { who })}</DecisionButton>
        <LookButton />
      </div>
    </>
  );
}
