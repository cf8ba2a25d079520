"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ROSTER_BYTES } from "@/domain/limits";
import type { RosterWire } from "@/domain/wire/roster";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { Button, buttonClass } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { useProblemWords } from "../use-problem-words";
import styles from "./roster-form.module.css";
import { RosterTable } from "./roster-table";

type Props = { action: FormAction; slug: string; sendsMail: boolean };

/** A list first shows what would become of each row; only what was shown can be sent. */
export function RosterForm({ action, slug, sendsMail }: Props) {
  const t = useTranslations("roster");
  const format = useFormatter();
  const problemWords = useProblemWords();
  const { form, state, send, isSending } = useFormAnswer(action);
  const [changed, setChanged] = useState<typeof state | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const { content = "" } = state.values;
  const told: RosterWire | null = state.isDone && state.values.told ? JSON.parse(state.values.told) : null;
  const count = (verdict: "invite" | "print") =>
    told?.rows.filter((row) => row.verdict === verdict && row.problem === null).length ?? 0;
  const [invite, print] = [count("invite"), count("print")];
  const canSend = told?.isDryRun && changed !== state && invite + print > 0;

  return (
    <form ref={form} action={send} noValidate className={styles.form} onInput={() => setChanged(state)}>
      {state.problem && <Notice tone="error">{state.problem}</Notice>}
      {isTooLarge && <Notice tone="error">{problemWords({ code: "roster.too-large", values: {} })}</Notice>}
      {told && !told.isDryRun && (
        <Notice
          action={
            print > 0 ? (
              <a className={buttonClass("primary")} href={`/groups/${slug}/printed-links`}>
                {t("print-made", { count: print })}
              </a>
            ) : undefined
          }
        >
          {invite + print > 0 ? t("sent", { invite, print }) : t("sent-nothing")}
        </Notice>
      )}
      <input type="hidden" name="group" value={slug} />
      {told && (
        <section className={styles.told} aria-label={t("table.what")}>
          {told.ignored.length > 0 && (
            <p>{t("ignored", { count: told.ignored.length, columns: format.list(told.ignored) })}</p>
          )}
          <RosterTable told={told} sendsMail={sendsMail} />
        </section>
      )}
      {told?.isDryRun && <input type="hidden" name="seen" value={content} />}
      {canSend && (
        <div className={styles.buttons}>
          <Button type="submit" name="intent" value="send" variant="primary" busy={isSending}>
            {t("send", { invite, print })}
          </Button>
        </div>
      )}
      <TextAreaField
        label={t("content")}
        hint={t("content-hint")}
        name="content"
        rows={8}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        defaultValue={told && !told.isDryRun ? "" : content}
        error={state.fieldProblems.content}
      />
      <Field label={t("file")} error={state.fieldProblems.file}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={({ currentTarget }) => {
              const isOver = (currentTarget.files?.[0]?.size ?? 0) > ROSTER_BYTES;
              setTooLarge(isOver);
              if (isOver) currentTarget.value = "";
            }}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <Button
          type="submit"
          name="intent"
          value="preview"
          variant={canSend ? "quiet" : "primary"}
          busy={isSending}
        >
          {t("preview")}
        </Button>
      </div>
    </form>
  );
}
