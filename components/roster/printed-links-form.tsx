"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { RosteredWire } from "@/domain/wire/roster";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import styles from "./printed-links-form.module.css";
import { type Slip, Slips } from "./slips";

type Person = RosteredWire["items"][number];
type Props = {
  action: FormAction;
  group: { slug: string; name: string; timeZone: string };
  people: Person[];
  hasRoster: boolean;
};

/** Who has no link that is good, and no password, is ticked. */
export function PrintedLinksForm({ action, group, people, hasRoster }: Props) {
  const t = useTranslations("roster");
  const { form, state, send, isSending } = useFormAnswer(action);
  const slips: Slip[] | null = state.isDone && state.values.slips ? JSON.parse(state.values.slips) : null;
  if (slips) return <Slips slips={slips} group={group} />;
  if (people.length === 0)
    return (
      <EmptyState
        action={hasRoster ? <a href={`/groups/${group.slug}/roster`}>{t("link.roster")}</a> : undefined}
      >
        {t("print.nobody")}
      </EmptyState>
    );
  return (
    <form ref={form} action={send} noValidate>
      {(state.fieldProblems.members ?? state.problem) && (
        <Notice tone="error">{state.fieldProblems.members ?? state.problem}</Notice>
      )}
      <p>{t("print.intro")}</p>
      <input type="hidden" name="group" value={group.slug} />
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.member.id}>
            <label className={styles.person}>
              <input
                type="checkbox"
                name={`member.${person.member.id}`}
                defaultChecked={!person.hasPassword && person.link?.state !== "open"}
              />
              <span className={styles.name}>
                <bdi>{person.member.name}</bdi> <span className={styles.quiet}>@{person.member.handle}</span>
              </span>
              <span className={styles.quiet}>
                <Standing person={person} timeZone={group.timeZone} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" busy={isSending}>
          {t("print.submit")}
        </Button>
        <span className={styles.quiet}>{t("print.ends")}</span>
      </div>
    </form>
  );
}

function Standing({ person: { hasPassword, link }, timeZone }: { person: Person; timeZone: string }) {
  const t = useTranslations("roster.print");
  const format = useFormatter();
  if (hasPassword) return t("has-password");
  if (!link) return t("no-link");
  const at = format.dateTime(new Date(link.expiresAt), { day: "numeric", month: "long", timeZone });
  return t(`states.${link.state}`, { at });
}
