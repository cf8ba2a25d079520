"use client";

import { useTranslations } from "use-intl";
import { SANCTIONS } from "@/domain/moderation";
import { ActionForm, type FormAction } from "../forms/action-form";
import { ChoiceField } from "../forms/choice-field";
import lines from "../ui/lines.module.css";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import { VisuallyHidden } from "../ui/visually-hidden";

type Props = {
  slug: string;
  timeZone: string;
  /** Whoever may remove them has a form for that, which asks about their name. */
  member: { id: string; name: string; may: { remove: boolean } };
  sanction: FormAction;
};

/** What a moderator may do about somebody, always with a reason that they read. Folded away, since it is seldom wanted. */
export function SanctionTools({ slug, timeZone, member, sanction }: Props) {
  const t = useTranslations("moderation.sanctions");
  const who = member.name;
  return (
    <details className={lines.fold}>
      <summary>
        {t("summary")} <VisuallyHidden>{who}</VisuallyHidden>
      </summary>
      <div className={lines.folded}>
        <ActionForm action={sanction} submit={t("submit", { who })} variant="danger" narrow>
          {({ values, fieldProblems }) => (
            <>
              <input type="hidden" name="group" value={slug} />
              <input type="hidden" name="member" value={member.id} />
              <input type="hidden" name="timeZone" value={timeZone} />
              <ChoiceField
                legend={t("kind")}
                name="kind"
                chosen={values.kind ?? "warn"}
                choices={SANCTIONS.filter((one) => one !== "remove" || !member.may.remove).map((value) => ({
                  value,
                  label: t(`kinds.${value}`),
                  hint: t(`hints.${value}`, { who }),
                }))}
                error={fieldProblems.kind}
              />
              <TextField
                label={t("until")}
                hint={t("until-hint", { zone: timeZone })}
                type="datetime-local"
                name="until"
                defaultValue={values.until}
                error={fieldProblems.until}
              />
              <TextAreaField
                label={t("reason", { who })}
                name="reason"
                rows={3}
                defaultValue={values.reason}
                error={fieldProblems.reason}
              />
            </>
          )}
        </ActionForm>
      </div>
    </details>
  );
}
