"use client";

import { useTranslations } from "use-intl";
import type { GroupWire } from "@/domain/wire/group";
import type { FormAction } from "../forms/action-form";
import { buttonClass } from "../ui/button";
import styles from "./groups.module.css";
import { SmallForm } from "./small-form";

type Props = {
  group: GroupWire;
  rights: { join: boolean; leave: boolean; import: boolean; invite: boolean; edit: boolean };
  isSignedIn: boolean;
  join: FormAction;
  leave: FormAction;
};

/** What one may do here, the next step first. */
export function GroupTools({ group, rights, isSignedIn, join, leave }: Props) {
  const t = useTranslations("groups");
  const path = `/groups/${group.slug}`;
  const fields = { group: group.slug };
  const mayAskSignedIn = !isSignedIn && group.admission !== "by-invitation";
  return (
    <div className={styles.tools}>
      {rights.import && (
        <a className={buttonClass("primary")} href={`${path}/import`}>
          {t("add-text")}
        </a>
      )}
      {rights.invite && (
        <a className={buttonClass("quiet")} href={`${path}/invitations`}>
          {t("invite")}
        </a>
      )}
      {rights.edit && (
        <a className={buttonClass("quiet")} href={`${path}/settings`}>
          {t("settings")}
        </a>
      )}
      {rights.join && (
        <SmallForm
          action={join}
          submit={t(group.admission === "open" ? "join" : "ask-to-join")}
          variant="primary"
          fields={fields}
        />
      )}
      {mayAskSignedIn && (
        <a className={buttonClass("primary")} href={`/sign-in?next=${encodeURIComponent(path)}`}>
          {t("sign-in-to-join")}
        </a>
      )}
      {group.membership?.state === "pending" && <p className={styles.facts}>{t("pending")}</p>}
      {rights.leave && <SmallForm action={leave} submit={t("leave")} fields={fields} />}
    </div>
  );
}
