"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { SANCTIONS } from "@/domain/moderation";
import { ActionForm, type FormAction } from "../forms/action-form";
import { ChoiceField } from "../forms/choice-field";
import { FlagNameLink } from "../moderation/flag-name-link";
import { NotePreview } from "../moderation/note-preview";
import { WithUntil } from "../moderation/until-field";
import lines from "../ui/lines.module.css";
import { TextAreaField } from "../ui/text-area-field";
import { VisuallyHidden } from "../ui/visually-hidden";

type Props = {
  slug: string;
  timeZone: string;
  /** Whoever may remove them has a form for that, which asks about their name. */
  member: { id: string; name: string; may: { remove: boolean; flagName: boolean } };
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
        {member.may.flagName && <FlagNameLink slug={slug} member={member} />}
        <ActionForm action={sanction} submit={t("submit", { who })} variant="danger" narrow>
          {({ values, fieldProblems }) => (
            <>
              <input type="hidden" name="group" value={slug} />
              <input type="hidden" name="member" value={member.id} />
              <input type="hidden" name="timeZone" value={timeZone} />
              <WithUntil timeZone={timeZone} state={{ values, fieldProblems }}>
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
              </WithUntil>
              <Reason who={who} typed={values.reason} error={fieldProblems.reason} />
            </>
          )}
        </ActionForm>
      </div>
    </details>
  );
}

function Reason({
  who,
  typed = "",
  error,
}: {
  who: string;
  typed?: string | undefined;
  error?: string | undefined;
}) {
  const t = useTranslations("moderation.sanctions");
  const k = useTranslations("keeping");
  const [words, setWords] = useState(typed);
  return (
    <>
      <TextAreaField
        label={t("reason", { who })}
        name="reason"
        rows={3}
        defaultValue={typed}
        onChange={({ target }) => setWords(target.value)}
        error={error}
      />
      <NotePreview as={k("preview", { name: who })} words={words} />
    </>
  );
}
