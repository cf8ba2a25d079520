import { useEffect, useState } from "react";
import type { Body } from "@/domain/bodies/body-schema";
import { type DraftKeeper, keepDraft } from "@/lib/browser/drafts";

/** The draft of one place, written out when the page is left in any way. */
export function useDraft(draftKey: string, about: unknown): DraftKeeper<Body> {
  const [draft] = useState(() => keepDraft<Body>(draftKey, { about }));

  useEffect(() => {
    window.addEventListener("pagehide", draft.flush);
    document.addEventListener("visibilitychange", draft.flush);
    return () => {
      window.removeEventListener("pagehide", draft.flush);
      document.removeEventListener("visibilitychange", draft.flush);
      draft.flush();
    };
  }, [draft]);

  return draft;
}
