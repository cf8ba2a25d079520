"use client";

import { IntlProvider, useLocale, useTranslations } from "use-intl";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import { keepingMessagesFor } from "@/messages/keeping-messages";
import { Dialog } from "../ui/dialog";
import { FlagForm } from "./flag-form";
import { JudgeForm } from "./judge-form";
import type { Keeping, ThreadDeed } from "./keeping";
import { ThreadForm } from "./thread-form";
import { WhyForm } from "./why-form";

export type Props = {
  what: Keeping;
  thread: Pick<ThreadWire, "id" | "slow">;
  post: Pick<ThreadPostWire, "id" | "author" | "status" | "version">;
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

const DEEDS: readonly Keeping[] = ["lock", "unlock", "slow", "move", "move-back"];
const isDeed = (what: Keeping): what is ThreadDeed => DEEDS.includes(what);

function OpenDialog({ what, thread, post, onEdit, onClose }: Props) {
  const t = useTranslations("keeping");
  const author = {
    ...{ id: post.id, name: post.author?.name ?? "" },
    ...{ status: post.status, version: post.version ?? 1 },
  };
  if (isDeed(what))
    return (
      <Dialog open title={t(`thread.titles.${what}`)} onClose={onClose}>
        <ThreadForm deed={what} thread={thread} onClose={onClose} />
      </Dialog>
    );
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
