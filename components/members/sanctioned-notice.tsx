"use client";

import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { LogWords, type ToldEntry } from "../moderation/log-line";
import { Notice } from "../ui/notice";
import { useLatestDeed } from "./latest-deed";
import { PardonForm } from "./pardon-form";

type Props = {
  slug: string;
  entry: ToldEntry;
  pardon: FormAction;
  /** For those who may take somebody back who was taken out. */
  takeBack: FormAction | null;
};

/** What was done about a member last, as the log says it, with the way back where there is one. */
export function SanctionedNotice({ slug, entry, pardon, takeBack }: Props) {
  const t = useTranslations("members");
  const isOver = useLatestDeed() !== null;
  const { action, member } = entry;
  if (isOver || !member) return null;
  return (
    <Notice
      action={
        action === "silence" || action === "ban" ? (
          <PardonForm slug={slug} member={member} kind={action} pardon={pardon} />
        ) : (
          action === "remove" &&
          takeBack && (
            <SmallForm
              action={takeBack}
              submit={t("take-back")}
              fields={{ group: slug, member: member.id }}
            />
          )
        )
      }
    >
      <p>
        <LogWords entry={entry} />
      </p>
    </Notice>
  );
}
