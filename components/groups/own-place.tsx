"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { NAMES_LEFT, type Role } from "@/domain/groups";
import type { GroupMemberWire } from "@/domain/wire/member";
import { ActionForm, type FormAction } from "../forms/action-form";
import { ChoiceField } from "../forms/choice-field";
import { Field } from "../ui/field";
import styles from "./group-page.module.css";

type Props = {
  slug: string;
  role: Role;
  isPrivate: boolean;
  isArchived: boolean;
  /** To whom the last organizer can hand over; null for everybody else. */
  heirs: GroupMemberWire[] | null;
  leave: FormAction;
  /** What one bears here instead of the account’s name, and whether there is a page where that is changed. */
  pseudonym: string | null;
  hasNamePage: boolean;
};

/** What one is here, and the way out, which says what it means before it is taken. */
export function OwnPlace({ slug, role, isPrivate, isArchived, heirs, leave, pseudonym, hasNamePage }: Props) {
  const t = useTranslations("groups");
  return (
    <div className={styles.place}>
      <p>{t(`own-place.${role}`)}</p>
      {(pseudonym !== null || hasNamePage) && (
        <p>
          {pseudonym !== null && t.rich("own-place.pseudonym", { name: pseudonym, b: bold })}{" "}
          {hasNamePage && (
            <a href={`/groups/${slug}/name`}>
              {t(pseudonym === null ? "own-place.bear" : "own-place.change-name")}
            </a>
          )}
        </p>
      )}
      <p>
        <a href={`/groups/${slug}/mutes`}>{t("own-place.mutes")}</a>
      </p>
      <details className={styles.fold}>
        <summary>{t("leave.summary")}</summary>
        {heirs && (isArchived || heirs.length === 0) ? (
          <p>{t(isArchived ? "leave.archived" : "leave.alone")}</p>
        ) : (
          <>
            <p>{t(isPrivate ? "leave.words-private" : "leave.words")}</p>
            <ActionForm
              action={leave}
              submit={t(heirs ? "leave.hand-over" : "leave.submit")}
              variant="danger"
              narrow
            >
              {({ values }) => (
                <>
                  <input type="hidden" name="group" value={slug} />
                  <ChoiceField
                    className={styles.choice}
                    legend={t("leave.name")}
                    name="name"
                    chosen={values.name ?? "kept"}
                    choices={NAMES_LEFT.map((value) => ({
                      value,
                      label: t(`leave.names.${value}`, { former: t("former-member") }),
                      hint: t(`leave.name-hints.${value}`),
                    }))}
                  />
                  {heirs && <Successor heirs={heirs} chosen={values.successor} />}
                </>
              )}
            </ActionForm>
          </>
        )}
      </details>
    </div>
  );
}

const bold = (name: ReactNode) => (
  <strong>
    <bdi>{name}</bdi>
  </strong>
);

function Successor({ heirs, chosen }: { heirs: GroupMemberWire[]; chosen: string | undefined }) {
  const t = useTranslations("groups");
  return (
    <Field label={t("leave.successor")} hint={t("leave.successor-hint")}>
      {(wiring) => (
        <select {...wiring} name="successor" defaultValue={chosen ?? ""}>
          <option value="">{t("leave.choose")}</option>
          {heirs.map(({ id, name, handle, role }) => (
            <option key={id} value={id}>
              {t("leave.heir", { name, handle, role })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
