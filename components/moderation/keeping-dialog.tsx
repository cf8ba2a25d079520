"use client";

import { IntlProvider, useLocale, useTranslations } from "use-intl";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { keepingMessagesFor } from "@/messages/keeping-messages";
import { Dialog } from "../ui/dialog";
import { FlagForm } from "./flag-form";
import { JudgeForm } from "./judge-form";
import type { Keeping } from "./keeping";
import { MuteAtOnce } from "./mute-at-once";
import { PostHistory } from "./post-history";
import { WhyForm } from "./why-form";

export type Props = {
  what: Keeping;
  post: Pick<ThreadPostWire, "id" | "annotation" | "author" | "status" | "version">;
  /** Its author may put it in other words. */
  onEdit: (() => void) | null;
  onClose: () => void;
};

const TITLES = { flag: "flag", why: "why-title", history: "history.title" } as const;

/** Asking the moderators to look, deciding as one of them, learning what they did and what a post said: in words of its own. */
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
  const isDecision = what !== "flag" && what !== "why" && what !== "history";
  const title = t(isDecision ? `judgement.${what}` : TITLES[what]);
  return (
    <Dialog open title={title} onClose={onClose}>
      {what === "flag" && <FlagForm post={author} onClose={onClose} />}
      {what === "why" && <WhyForm post={author} onEdit={onEdit} onClose={onClose} />}
      {what === "history" && <PostHistory post={post} />}
      {isDecision && <JudgeForm action={what} post={author} onClose={onClose} />}
    </Dialog>
  );
}
