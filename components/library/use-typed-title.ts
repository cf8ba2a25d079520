import { useCallback, useEffect, useRef, useState } from "react";

/** Typing is one step, however many keys it takes. */
const PAUSE = 800;

/** The title under the organizer's fingers, which is ahead of the proposal's until they pause. */
export function useTypedTitle(title: string, onRetitle: (title: string) => void) {
  const [typed, setTyped] = useState(title);
  const latest = useRef(onRetitle);
  useEffect(() => {
    latest.current = onRetitle;
  });
  useEffect(() => setTyped(title), [title]);

  const wanted = typed.trim();
  const isAhead = wanted !== "" && wanted !== title;
  const settle = useCallback(() => {
    if (isAhead) latest.current(wanted);
  }, [isAhead, wanted]);

  useEffect(() => {
    const timer = setTimeout(settle, PAUSE);
    return () => clearTimeout(timer);
  }, [settle]);

  return { typed, setTyped, isAhead, settle };
}
