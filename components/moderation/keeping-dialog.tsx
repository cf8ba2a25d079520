"use client";

import { IntlProvider, useLocale, useTranslations } from "use-intl";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { keepingMessagesFor } from "@/messages/keeping-messages";
import { Dialog } from "../ui/dialog";
import { FlagForm } from "./flag-form";
import { JudgeForm } from "./judge-form";
import type { Keeping } from "./keeping";
import { MuteAtOnce } from "./mute-at-once";
import { WhyForm } from "./why-form";

export type Props = {
  what: Keeping;
  post: Pick<ThreadPostWire, "id" | "annotation" | "author" | "status" | "version">;
  /** Its author may put it in other words. */
  onEdit: (() => void) | null;
  onClose: () => void;
};

/** Asking the moderators to look, deciding as one of them, and learning what they did: in words of its own. */
export function KeepingDialog(props: Props) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={keepingMessagesFor(locale)}>
      <OpenDialog {...props} />
    </IntlProvider>
  );
}

function OpenDialog({ what, post, onEdit, onClose }: Props) {
  const t = useTranslations("keeping");
  const author = {
    ...{ id: post.id, name: post.author?.name ?? "" },
    ...{ status: post.status, version: post.version ?? 1 },
  };
  if (what === "mute-member" || what === "mute-thread")
    return <MuteAtOnce what={what} post={post} onDone={onClose} />;
  const isDecision = what !== "flag" && what !== "why";
  const title = isDecision ? t(`judgement.${what}`) : t(what === "flag" ? "flag" : "why-title");
  return (
    <Dialog open title={title} onClose={onClose}>
      {what === "flag" && <FlagForm post={author} onClose={onClose} />}
      {what === "why" && <WhyForm post={author} onEdit={onEdit} onClose={onClose} />}
      {isDecision && <JudgeForm action={what} post={author} onClose={onClose} />}
    </Dialog>
  );
}
