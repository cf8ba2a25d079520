"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { FIRST_POSTS_MOST } from "@/domain/limits";
import { HOLDS, type ModerationSettings } from "@/domain/moderation";
import { ActionForm, type FormAction } from "../forms/action-form";
import { CheckField } from "../forms/check-field";
import { ChoiceField } from "../forms/choice-field";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import styles from "./moderation-form.module.css";
import { FirstDaysField, PostingFields, type PostingProps, SpamCheck } from "./posting-fields";
import { SettingsPart } from "./settings-part";
import { usePostingFacts } from "./use-posting-facts";

type Props = {
  action: FormAction;
  group: { slug: string; version: number };
} & Settings;

type Settings = { settings: ModerationSettings } & Omit<PostingProps, "state" | "settings">;

const WAITING = ["hold", "firstPosts", "firstDays", "words"] as const;

/** How the group is moderated. After a stale edit what it is now stands above what was typed. */
export function ModerationForm({ action, group, ...settings }: Props) {
  const t = useTranslations("moderation.settings");
  return (
    <ActionForm action={action} submit={t("save")}>
      {(state) => (
        <>
          {state.isDone && <Notice>{t("saved")}</Notice>}
          {state.problem && state.values.version && state.values.version !== String(group.version) && (
            <Notice title={t("theirs")}>
              <Theirs {...settings} />
            </Notice>
          )}
          <input type="hidden" name="group" value={group.slug} />
          <input type="hidden" name="version" value={group.version} />
          <Fields state={state} {...settings} />
        </>
      )}
    </ActionForm>
  );
}

function Fields({ state, ...posting }: { state: FormState } & Settings) {
  const { values, fieldProblems } = state;
  const { settings } = posting;
  const t = useTranslations("moderation.settings");
  const isTicked = (field: "holdLinks" | "isLogOpen" | "takesTexts") =>
    values.version ? values[field] === "on" : settings[field];
  return (
    <>
      <SettingsPart title={t("parts.waits")} fields={WAITING} state={state} isOpen>
        <ChoiceField
          legend={t("hold")}
          name="hold"
          chosen={values.hold ?? settings.hold}
          choices={HOLDS.map((value) => ({
            value,
            label: t(`holds.${value}`),
            hint: t(`hold-hints.${value}`),
          }))}
          error={fieldProblems.hold}
        />
        <TextField
          label={t("first-posts")}
          hint={t("first-posts-hint")}
          type="number"
          name="firstPosts"
          min={1}
          max={FIRST_POSTS_MOST.most}
          defaultValue={values.firstPosts ?? settings.firstPosts}
          error={fieldProblems.firstPosts}
        />
        <FirstDaysField state={state} settings={settings} />
        <CheckField name="holdLinks" isChecked={isTicked("holdLinks")}>
          {t("links")}
        </CheckField>
        <TextAreaField
          label={t("listed")}
          hint={t("listed-hint")}
          name="words"
          defaultValue={values.words ?? settings.words.join("\n")}
          error={fieldProblems.words}
        />
        <SpamCheck state={state} settings={settings} spamHost={posting.spamHost} />
        <CheckField name="takesTexts" isChecked={isTicked("takesTexts")} hint={t("takes-texts-hint")}>
          {t("takes-texts")}
        </CheckField>
      </SettingsPart>
      <PostingFields state={state} {...posting} />
      <SettingsPart title={t("parts.flags")} fields={["flagsToHide"]} state={state}>
        <TextField
          label={t("flags")}
          hint={t("flags-hint")}
          type="number"
          name="flagsToHide"
          min={2}
          max={100}
          defaultValue={values.flagsToHide ?? settings.flagsToHide ?? ""}
          error={fieldProblems.flagsToHide}
        />
        <CheckField name="isLogOpen" isChecked={isTicked("isLogOpen")} hint={t("log-hint")}>
          {t("log")}
        </CheckField>
      </SettingsPart>
      <SettingsPart title={t("parts.notes")} fields={["stockNotes"]} state={state}>
        <TextAreaField
          label={t("stock")}
          hint={t("stock-hint")}
          name="stockNotes"
          rows={6}
          defaultValue={values.stockNotes ?? settings.stockNotes.join("\n\n")}
          error={fieldProblems.stockNotes}
        />
      </SettingsPart>
    </>
  );
}

function Theirs({ settings, closesAt }: Settings) {
  const t = useTranslations("moderation.settings");
  const isSo = (so: boolean) => t(so ? "yes" : "no");
  const facts: [string, string][] = [
    [t("hold"), t(`holds.${settings.hold}`)],
    [t("first-posts"), String(settings.firstPosts)],
    [t("links"), isSo(settings.holdLinks)],
    [t("listed"), settings.words.join(", ") || t("none")],
    [t("takes-texts"), isSo(settings.takesTexts)],
    [t("flags"), settings.flagsToHide === null ? t("none") : String(settings.flagsToHide)],
    [t("stock"), settings.stockNotes.join("\n\n") || t("none")],
    [t("log"), isSo(settings.isLogOpen)],
    ...usePostingFacts({ settings, closesAt }),
  ];
  return (
    <dl className={styles.theirs}>
      {facts.map(([what, is]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd dir="auto">{is}</dd>
        </div>
      ))}
    </dl>
  );
}
