import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import type { Leaving } from "../reading/talk";
import { useToast } from "../ui/toast";
import type { Thread, ThreadPost } from "./thread";

/** Deletes at once for the eye, and for good when the time to undo it is over. */
export function useDeleting() {
  const t = useTranslations("annotations.post");
  const show = useToast();
  const { talk, focusParagraph } = useRoom();

  /** What is left of it nearest to where the focus was. */
  function focusWhatIsLeft({ id, placement }: Thread, postId: string | null) {
    requestAnimationFrame(() => {
      const left = document.getElementById(`post-${postId}`) ?? document.getElementById(`thread-${id}`);
      if (left) left.focus({ preventScroll: true });
      else if (placement.index !== null) focusParagraph(placement.index);
    });
  }

  function tell(text: string, { undo, finish }: Leaving) {
    const tryUndo = () => {
      if (!undo()) show({ text: t("too-late") });
    };
    show({ text, undo: tryUndo, lapse: finish });
  }

  return {
    deletePost(thread: Thread, post: ThreadPost) {
      tell(t("deleted"), talk.deletePost(post));
      focusWhatIsLeft(thread, post.id);
    },
    removeHighlight(thread: Thread) {
      tell(t("deleted-highlight"), talk.deleteAnnotation(thread));
      focusWhatIsLeft(thread, null);
    },
  };
}
