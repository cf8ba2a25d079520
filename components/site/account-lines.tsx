"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import lines from "../ui/lines.module.css";
import { TextAreaField } from "../ui/text-area-field";

export type ToldAccount = {
  id: string;
  name: string;
  handle: string;
  email: string | null;
  isSiteAdmin: boolean;
  since: string;
  /** When it was suspended, in words, and why. */
  suspended: { at: string; reason: string } | null;
};

type Props = { accounts: ToldAccount[]; suspend: FormAction; reinstate: FormAction };

/** Accounts, each with what can be done about it. */
export function AccountLines({ accounts, suspend, reinstate }: Props) {
  const t = useTranslations("oversight.accounts");
  return (
    <ul className={lines.list}>
      {accounts.map((account) => (
        <li key={account.id} className={lines.line}>
          <span className={lines.words}>
            <bdi>{account.name}</bdi>
            <span className={lines.quiet}>
              <bdi>@{account.handle}</bdi>
              {account.email !== null && (
                <>
                  {" · "}
                  <bdi>{account.email}</bdi>
                </>
              )}
              {" · "}
              {t("since", { at: account.since })}
              {account.isSiteAdmin && ` · ${t("admin")}`}
            </span>
            {account.suspended && (
              <span className={lines.quiet}>
                {t("suspended-at", { at: account.suspended.at })}: <bdi>{account.suspended.reason}</bdi>
              </span>
            )}
          </span>
          {account.suspended ? (
            <SmallForm
              action={reinstate}
              submit={t("reinstate", { name: account.name })}
              fields={{ user: account.id }}
            />
          ) : (
            <div className={lines.below}>
              <SuspendForm account={account} suspend={suspend} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function SuspendForm({ account, suspend }: { account: ToldAccount; suspend: FormAction }) {
  const t = useTranslations("oversight.accounts");
  return (
    <ActionForm action={suspend} submit={t("suspend", { name: account.name })} variant="quiet" narrow>
      {({ values, fieldProblems }) => (
        <>
          <input type="hidden" name="user" value={account.id} />
          <input type="hidden" name="handle" value={account.handle} />
          <TextAreaField
            label={t("why")}
            hint={t("hint")}
            error={fieldProblems.reason ?? null}
            name="reason"
            defaultValue={values.reason}
          />
        </>
      )}
    </ActionForm>
  );
}
