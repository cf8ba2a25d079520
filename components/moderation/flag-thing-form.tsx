"use client";

import { useTranslations } from "use-intl";
import type { FlagReason } from "@/domain/moderation";
import { ActionForm, type FormAction } from "../forms/action-form";
import { ChoiceField } from "../forms/choice-field";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";

type Props = {
  action: FormAction;
  group: string;
  about: { kind: "name" | "text" | "picture"; id: string; name: string; picture?: string | undefined };
  /** Where one came from. */
  back: string;
};

/** What is meant most often comes first. */
const REASONS: Record<Props["about"]["kind"], readonly FlagReason[]> = {
  name: ["attack", "spam", "private", "off-text", "other"],
  picture: ["copyright", "private", "attack", "spam", "off-text", "other"],
  text: ["copyright", "private", "attack", "spam", "off-text", "other"],
};

/** Asks the moderators to look at a name, a text or a picture. It works without scripts, and keeps what was typed. */
export function FlagThingForm({ action, group, about, back }: Props) {
  const t = useTranslations("flagging.ask");
  const reasons = useTranslations("keeping.reasons");
  const ways = useTranslations("keeping");
  const { kind, id, name } = about;
  return (
    <>
      <p>{t(`intro.${kind}`, { name })}</p>
      <ActionForm
        action={action}
        submit={t("send")}
        beside={<a href={back}>{ways("cancel")}</a>}
        done={<Notice action={<a href={back}>{t("back")}</a>}>{t("thanks")}</Notice>}
        narrow
      >
        {({ values, fieldProblems }) => (
          <>
            <input type="hidden" name="group" value={group} />
            <input type="hidden" name="thing" value={id} />
            {about.picture && <input type="hidden" name="picture" value={about.picture} />}
            <ChoiceField
              legend={t("why")}
              name="reason"
              chosen={values.reason ?? ""}
              choices={REASONS[kind].map((value) => ({ value, label: reasons(value) }))}
              error={fieldProblems.reason}
            />
            {kind === "text" && (
              <TextField
                label={t("paragraph")}
                name="paragraph"
                inputMode="numeric"
                autoComplete="off"
                defaultValue={values.paragraph}
                error={fieldProblems.paragraph}
              />
            )}
            <TextAreaField
              label={t("note")}
              name="note"
              rows={3}
              defaultValue={values.note}
              error={fieldProblems.note}
            />
          </>
        )}
      </ActionForm>
    </>
  );
}
