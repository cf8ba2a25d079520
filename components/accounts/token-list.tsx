"use client";

import { useFormatter, useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import styles from "../ui/lines.module.css";

export type TokenLine = {
  id: string;
  name: string;
  isReadOnly: boolean;
  groupName: string | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

type Props = { tokens: TokenLine[]; revoke: FormAction };

export function TokenList({ tokens, revoke }: Props) {
  const t = useTranslations("account.tokens");
  return (
    <ul className={styles.list}>
      {tokens.map((token) => (
        <li key={token.id} className={styles.line}>
          <TokenWords token={token} />
          <ActionForm action={revoke} submit={t("revoke")} variant="danger">
            {() => <input type="hidden" name="id" value={token.id} />}
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

function TokenWords({ token }: { token: TokenLine }) {
  const t = useTranslations("account.tokens");
  const format = useFormatter();
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  return (
    <div className={styles.words}>
      <span>{token.name}</span>
      <span className={styles.quiet}>
        {[
          token.isReadOnly ? t("reads") : t("writes"),
          token.groupName && t("bound", { group: token.groupName }),
          token.expiresAt && t("expires", { at: day(token.expiresAt) }),
          token.lastUsedAt ? t("used", { at: day(token.lastUsedAt) }) : t("never-used"),
        ]
          .filter(Boolean)
          .join("\u00a0· ")}
      </span>
    </div>
  );
}
