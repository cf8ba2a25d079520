import { useEffect, useRef } from "react";

/** A page that comes back from the browser's memory is as it was left: still busy. Here it ceases to be. */
export function useShownAgain(settle: () => void) {
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => event.persisted && latest.current();
    window.addEventListener("pageshow", onShow);
    return () => window.removeEventListener("pageshow", onShow);
  }, []);
}
