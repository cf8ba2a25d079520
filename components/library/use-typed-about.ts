import { useCallback, useEffect, useRef, useState } from "react";
import { type AboutField, type AboutText, aboutFrom, isSameAbout, typedAbout } from "@/domain/about-text";

/** Typing is one step, however many keys it takes. */
const PAUSE = 800;

type Typed = Partial<Record<AboutField, string>>;

/** What is said of a text under the organizer's fingers: ahead of the proposal's until they pause, and kept where it does not fit. */
export function useTypedAbout(about: AboutText, describe: (change: Partial<AboutText>) => void) {
  const [ahead, setAhead] = useState<Typed>({});
  const latest = useRef({ about, describe });
  useEffect(() => {
    latest.current = { about, describe };
  });

  const fields = Object.keys(ahead) as AboutField[];
  const unfit = fields.filter((field) => !aboutFrom(field, ahead[field] ?? ""));
  const isAhead = fields.some((field) => {
    const said = aboutFrom(field, ahead[field] ?? "");
    return said !== undefined && !isSameAbout(said, about);
  });

  const settle = useCallback(() => {
    const said = (Object.keys(ahead) as AboutField[]).map((field) => aboutFrom(field, ahead[field] ?? ""));
    if (said.every((one) => one === undefined)) return;
    const change: Partial<AboutText> = Object.assign({}, ...said);
    if (!isSameAbout(change, latest.current.about)) latest.current.describe(change);
    setAhead((typed) => Object.fromEntries(Object.entries(typed).filter(([field]) => !(field in change))));
  }, [ahead]);

  useEffect(() => {
    const timer = setTimeout(settle, PAUSE);
    return () => clearTimeout(timer);
  }, [settle]);

  return {
    typed: { ...typedAbout(about), ...ahead },
    setTyped: (field: AboutField, typed: string) => setAhead((before) => ({ ...before, [field]: typed })),
    /** Fields whose words do not fit: they stay as typed, and are not saved. */
    unfit,
    isAhead,
    settle,
  };
}
