"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import { FlagReasons } from "./flag-reasons";

type Props = {
  action: FormAction;
  group: string;
  about: { kind: "name" | "text" | "picture"; id: string; name: string; picture?: string | undefined };
  /** Where one came from. */
  back: string;
};

/** Asks the moderators to look at a name, a text or a picture. It works without scripts, and keeps what was typed. */
export function FlagThingForm({ action, group, about, back }: Props) {
  const t = useTranslations("flagging.ask");
  const k = useTranslations("keeping");
  const { kind, id, name } = about;
  return (
    <>
      <p>{t(`intro.${kind}`, { name })}</p>
      <ActionForm
        action={action}
        submit={k("flag-send")}
        beside={<a href={back}>{k("cancel")}</a>}
        done={<Notice action={<a href={back}>{t("back")}</a>}>{k("flagged")}</Notice>}
        narrow
      >
        {({ values, fieldProblems }) => (
          <>
            <input type="hidden" name="group" value={group} />
            <input type="hidden" name="thing" value={id} />
            {about.picture && <input type="hidden" name="picture" value={about.picture} />}
            <FlagReasons of={kind} chosen={values.reason} error={fieldProblems.reason} />
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
              label={k("flag-note")}
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
