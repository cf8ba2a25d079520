import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
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

  return {
    deletePost(thread: Thread, post: ThreadPost) {
      const { undo, finish } = talk.deletePost(post);
      show({ text: t("deleted"), undo, lapse: finish });
      focusWhatIsLeft(thread, post.id);
    },
    removeHighlight(thread: Thread) {
      const { undo, finish } = talk.deleteAnnotation(thread);
      show({ text: t("deleted-highlight"), undo, lapse: finish });
      focusWhatIsLeft(thread, null);
    },
  };
}
