"use client";

import { useTranslations } from "use-intl";
import { AUDIT_KINDS } from "@/domain/audit";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { TextField } from "../ui/text-field";
import styles from "./audit.module.css";
import { auditWord } from "./audit-word";

export type AuditChosen = { kind: string; person: string; group: string; from: string; to: string };

/** Asks the page's own address, so that it works without scripts and can be passed on. */
export function AuditFilter({ chosen }: { chosen: AuditChosen }) {
  const t = useTranslations("oversight.audit");
  return (
    <form className={styles.filter}>
      <Field label={t("kind")}>
        {(wiring) => (
          <select {...wiring} name="kind" defaultValue={chosen.kind}>
            <option value="">{t("every")}</option>
            {AUDIT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${auditWord(kind)}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField label={t("person")} hint={t("person-hint")} name="person" defaultValue={chosen.person} />
      <TextField label={t("group")} hint={t("group-hint")} name="group" defaultValue={chosen.group} />
      <TextField type="date" label={t("from")} name="from" defaultValue={chosen.from} />
      <TextField type="date" label={t("to")} name="to" defaultValue={chosen.to} />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
