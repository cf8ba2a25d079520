"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { FLOOD, NEW_MEMBER, NEW_POSTS_MOST, SECONDS_BETWEEN, SPAM_CHECK_SECONDS } from "@/domain/limits";
import type { PaceSettings } from "@/domain/pace-settings";
import { CheckField } from "../forms/check-field";
import { TextField } from "../ui/text-field";
import styles from "./moderation-form.module.css";
import { SettingsPart } from "./settings-part";

export type PostingProps = {
  state: FormState;
  settings: PaceSettings;
  timeZone: string;
  /** On the group's clocks, as an input takes it; empty where the group never closes. */
  closesAt: string;
  /** Where the site's spam check is; null where it has none. */
  spamHost: string | null;
};

const AMOUNTS = ["secondsBetween", "newPostsADay", "newDays"] as const;
const TIMES = ["closesAt", "quietFrom", "quietUntil"] as const;

/** When and how much members write. */
export function PostingFields(props: PostingProps) {
  const t = useTranslations("posting.settings");
  return (
    <>
      <SettingsPart title={t("pace")} fields={AMOUNTS} state={props.state}>
        <p className={styles.quiet}>{t("pace-words")}</p>
        <Amounts {...props} />
      </SettingsPart>
      <SettingsPart title={t("when")} fields={TIMES} state={props.state}>
        <Times {...props} />
      </SettingsPart>
    </>
  );
}

/** Beside the number of first posts. */
export function FirstDaysField({ state, settings }: Pick<PostingProps, "state" | "settings">) {
  const t = useTranslations("posting.settings");
  return (
    <TextField
      label={t("first-days")}
      hint={t("first-days-hint")}
      min={1}
      max={NEW_MEMBER.mostDays}
      {...numberIn("firstDays", state, settings)}
    />
  );
}

function Amounts({ state, settings }: PostingProps) {
  const t = useTranslations("posting.settings");
  return (
    <>
      <TextField
        label={t("between")}
        hint={t("between-hint")}
        min={SECONDS_BETWEEN.least}
        max={SECONDS_BETWEEN.most}
        {...numberIn("secondsBetween", state, settings)}
      />
      <TextField
        label={t("new-posts")}
        hint={t("new-posts-hint")}
        min={1}
        max={NEW_POSTS_MOST}
        {...numberIn("newPostsADay", state, settings)}
      />
      <TextField
        label={t("new-days")}
        min={1}
        max={NEW_MEMBER.mostDays}
        {...numberIn("newDays", state, settings)}
      />
      <CheckField {...tickIn("refusesRepeats", state, settings)} hint={t("repeats-hint")}>
        {t("repeats")}
      </CheckField>
      <CheckField {...tickIn("holdsFloods", state, settings)}>
        {t("floods", { posts: FLOOD.posts, minutes: FLOOD.seconds / 60 })}
      </CheckField>
    </>
  );
}

function Times({ state: { values, fieldProblems }, state, settings, timeZone, closesAt }: PostingProps) {
  const t = useTranslations("posting.settings");
  const { quietHours } = settings;
  return (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      <input type="hidden" name="closesAtBefore" value={settings.closesAt ?? ""} />
      <TextField
        label={t("closes")}
        hint={t("closes-hint", { zone: timeZone })}
        type="datetime-local"
        name="closesAt"
        defaultValue={values.closesAt ?? closesAt}
        error={fieldProblems.closesAt}
      />
      <CheckField {...tickIn("repliesClose", state, settings)} hint={t("replies-hint")}>
        {t("replies")}
      </CheckField>
      <div className={styles.beside}>
        <TextField
          label={t("quiet-from")}
          hint={t("quiet-hint", { zone: timeZone })}
          type="time"
          name="quietFrom"
          defaultValue={values.quietFrom ?? quietHours?.from ?? ""}
          error={fieldProblems.quietFrom}
        />
        <TextField
          label={t("quiet-until")}
          type="time"
          name="quietUntil"
          defaultValue={values.quietUntil ?? quietHours?.until ?? ""}
        />
      </div>
    </>
  );
}

/** Among what waits. */
export function SpamCheck({ state, settings, spamHost }: Omit<PostingProps, "timeZone" | "closesAt">) {
  const t = useTranslations("posting.settings");
  if (spamHost === null)
    return (
      <>
        <p>{t("spam-none")}</p>
        {settings.asksSpamCheck && <input type="hidden" name="asksSpamCheck" value="on" />}
      </>
    );
  const hint = t("spam-hint", { host: spamHost, seconds: SPAM_CHECK_SECONDS });
  return (
    <CheckField {...tickIn("asksSpamCheck", state, settings)} hint={hint}>
      {t("spam")}
    </CheckField>
  );
}

const numberIn = (
  name: "firstDays" | "secondsBetween" | "newPostsADay" | "newDays",
  { values, fieldProblems }: FormState,
  settings: PaceSettings,
) => ({
  type: "number",
  name,
  defaultValue: values[name] ?? settings[name] ?? "",
  error: fieldProblems[name],
});

const tickIn = (
  name: "repliesClose" | "refusesRepeats" | "holdsFloods" | "asksSpamCheck",
  { values }: FormState,
  settings: PaceSettings,
) => ({ name, isChecked: values.version ? values[name] === "on" : settings[name] });
