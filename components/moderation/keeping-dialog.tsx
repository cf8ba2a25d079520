"use client";

import { IntlProvider, useLocale, useTranslations } from "use-intl";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import { flagHighlight, flagPost } from "@/lib/browser/moderation";
import { keepingMessagesFor } from "@/messages/keeping-messages";
import { Dialog } from "../ui/dialog";
import { FlagForm } from "./flag-form";
import { JudgeForm } from "./judge-form";
import type { Keeping, ThreadDeed } from "./keeping";
import { MuteAtOnce } from "./mute-at-once";
import { PostHistory } from "./post-history";
import { ThreadForm } from "./thread-form";
import { WhyForm } from "./why-form";

export type Props = { onClose: () => void } & (
  | {
      what: Keeping;
      thread: Pick<ThreadWire, "id" | "slow">;
      post: Pick<ThreadPostWire, "id" | "annotation" | "author" | "status" | "undecided" | "version">;
      /** Its author may put it in other words. */
      onEdit: (() => void) | null;
    }
  | { what: "flag"; highlight: Pick<ThreadWire, "id" | "author"> }
);

const TITLES = { flag: "flag", why: "why-title", history: "history.title" } as const;

/** Asking the moderators to look, deciding as one of them, learning what they did and what a post said: in words of its own. */
export function KeepingDialog(props: Props) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={keepingMessagesFor(locale)}>
      {"highlight" in props ? <OnHighlight {...props} /> : <OnPost {...props} />}
    </IntlProvider>
  );
}

function OnHighlight({ highlight, onClose }: Extract<Props, { highlight: unknown }>) {
  const t = useTranslations("keeping");
  const { id, author } = highlight;
  return (
    <Dialog open title={t("flag")} onClose={onClose}>
      <FlagForm about={{ id, name: author?.name ?? "" }} send={flagHighlight} onClose={onClose} />
    </Dialog>
  );
}

const DEEDS: readonly Keeping[] = ["lock", "unlock", "slow", "move", "move-back"];
const isDeed = (what: Keeping): what is ThreadDeed => DEEDS.includes(what);

function OnPost({ what, thread, post, onEdit, onClose }: Extract<Props, { post: unknown }>) {
  const t = useTranslations("keeping");
  const author = {
    ...{ id: post.id, name: post.author?.name ?? "" },
    ...{ status: post.status, undecided: post.undecided ?? false, version: post.version ?? 1 },
  };
  if (isDeed(what))
    return (
      <Dialog open title={t(`thread.titles.${what}`)} onClose={onClose}>
        <ThreadForm deed={what} thread={thread} onClose={onClose} />
      </Dialog>
    );
  if (what === "mute-member" || what === "mute-thread")
    return <MuteAtOnce what={what} post={post} onDone={onClose} />;
  const isDecision = what !== "flag" && what !== "why" && what !== "history";
  const title = t(isDecision ? `judgement.${what}` : TITLES[what]);
  return (
    <Dialog open title={title} onClose={onClose}>
      {what === "flag" && <FlagForm about={author} send={flagPost} onClose={onClose} />}
      {what === "why" && <WhyForm post={author} onEdit={onEdit} onClose={onClose} />}
      {what === "history" && <PostHistory post={post} />}
      {isDecision && <JudgeForm action={what} post={author} onClose={onClose} />}
    </Dialog>
  );
}
