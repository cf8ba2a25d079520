import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { useToast } from "../ui/toast";
import type { Thread, ThreadPost } from "./thread";

/** Deletes at once for the eye, and for good when the time to undo it is over. */
export function useDeleting() {
  const t = useTranslations("annotations.post");
  const show = useToast();
  const { talk } = useRoom();

  return {
    deletePost(post: ThreadPost) {
      const { undo, finish } = talk.deletePost(post);
      show({ text: t("deleted"), undo, lapse: finish });
    },
    removeHighlight(thread: Thread) {
      const { undo, finish } = talk.deleteAnnotation(thread);
      show({ text: t("deleted-highlight"), undo, lapse: finish });
    },
  };
}
