import { useEffect } from "react";

/** A page put away saves at once; one that is closed with unsaved changes asks first. */
export function useKeptOnLeaving(flush: () => Promise<boolean>, isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const onHide = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [flush, isUnsaved]);
}
