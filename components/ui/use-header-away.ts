import { useEffect, useRef } from "react";

/** A header that leaves on scrolling down and comes back on scrolling up, at the top, and when the focus is in it. */
export function useHeaderAway() {
  const header = useRef<HTMLElement>(null);

  useEffect(() => {
    let last = window.scrollY;
    function follow() {
      const now = window.scrollY;
      if (Math.abs(now - last) < 8) return;
      header.current?.toggleAttribute("data-away", now > last && now > 80);
      last = now;
    }
    window.addEventListener("scroll", follow, { passive: true });
    return () => window.removeEventListener("scroll", follow);
  }, []);

  return header;
}
