import { useTranslations } from "use-intl";
import type { Body } from "@/domain/bodies/body-schema";
import { useRoom } from "../reading/room";
import { useProblemWords } from "../use-problem-words";
import { isLockedFor, type Thread } from "./thread";
import { passageOf } from "./where";

export type WayOn = {
  why: string;
  /** Null where nothing is left to do but to copy them. */
  label: string | null;
  /** With the id of the post they became, if they stay in the thread. */
  send: (body: Body) => Promise<string | undefined>;
};

/** For words whose thread, or the post they were for, is gone: why they cannot be sent, and where they can go instead. */
export function useWayOn(thread: Thread): WayOn {
  const t = useTranslations("annotations.draft");
  const problemWords = useProblemWords();
  const { talk, activate, can, me } = useRoom();

  const isLocked = isLockedFor(me, thread);
  if (!can.annotate || isLocked) {
    const why = isLocked ? problemWords({ code: "annotation.locked" }) : t("only-copy");
    return { why, label: null, send: async () => undefined };
  }
  if (thread.deletedAt === null)
    return {
      why: problemWords({ code: "post.deleted" }),
      label: t("reply-to-thread"),
      async send(body) {
        const { id } = await talk.addPost(thread.id, { parent: null, body: { tiptap: body } });
        return id;
      },
    };
  const passage = passageOf(thread);
  return {
    why: problemWords({ code: "annotation.deleted" }),
    label: passage && t("anew"),
    async send(body) {
      if (!passage) return;
      const audience = thread.audience === "me" ? "me" : "group";
      const { id } = await talk.add({ passage, kind: "comment", audience, body: { tiptap: body } });
      activate(id, { scroll: "thread" });
    },
  };
}
