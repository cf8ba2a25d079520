import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { sendMuted } from "@/lib/browser/mutes";
import { focusPost } from "../annotations/focus-post";
import { useRoom } from "../reading/room";
import { useToast } from "../ui/toast";
import type { Muting } from "./keeping";

type Props = {
  what: Muting;
  post: Pick<ThreadPostWire, "id" | "annotation" | "author">;
  onDone: () => void;
};

/** Mutes a post's author or its thread as soon as it is here, or hears them again: nothing is asked, since it can be undone. */
export function MuteAtOnce({ what, post, onDone }: Props) {
  const t = useTranslations("keeping.muting");
  const show = useToast();
  const { talk, group } = useRoom();
  const { muted, setMuted, countAnew } = talk;
  const isBegun = useRef(false);

  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const name = post.author?.name ?? "";
    const id = what === "mute-member" ? (post.author?.id ?? "") : post.annotation;
    const named = what === "mute-member" ? { member: id } : { thread: id };

    async function set(isMuted: boolean) {
      setMuted(id, isMuted);
      focusPost(post.id);
      try {
        await sendMuted(group.slug, named, isMuted);
        countAnew();
        if (isMuted) show({ text: t(what, { name }), subject: id, undo: () => void set(false) });
      } catch {
        setMuted(id, !isMuted);
        show({ text: t("failed") });
      }
    }

    void set(!muted.has(id));
    onDone();
  }, [what, post, muted, setMuted, countAnew, group.slug, show, t, onDone]);

  return null;
}
