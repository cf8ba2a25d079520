import { useCallback, useRef, useState } from "react";
import type { Parsed, Refusal } from "@/domain/parsed";
import type { Portion } from "@/domain/schedules/portions";

/** `basis` says of what these were the cuts: when the text is divided otherwise, they are no longer there. */
type Hand = { basis: string; past: Portion[][]; present: Portion[]; future: Portion[][] };

/** The portions in the organizer's hands: what they cut, and what they take back. */
export function useHandCuts(basis: string, even: Portion[] | null) {
  const [hand, setHand] = useState<Hand | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const held = hand?.basis === basis ? hand : null;
  const portions = held?.present ?? even;
  const latest = useRef<Hand | null>(null);
  latest.current = held;

  const keep = useCallback((next: Hand | null) => {
    latest.current = next;
    setHand(next);
    setRefusal(null);
  }, []);

  /** `isOneMove`: a further part of the step before, such as of one drag. */
  const cut = (change: (portions: Portion[]) => Parsed<Portion[]>, isOneMove = false) => {
    const present = latest.current?.present ?? even;
    if (!present) return;
    const changed = change(present);
    if (!changed.ok) return setRefusal(changed);
    const past = latest.current?.past ?? [];
    keep({ basis, past: isOneMove ? past : [...past, present], present: changed.value, future: [] });
  };

  const step = (direction: "undo" | "redo") => {
    const now = latest.current;
    const [from, to] = direction === "undo" ? [now?.past, now?.future] : [now?.future, now?.past];
    const present = from?.at(-1);
    if (!now || !from || !to || !present) return;
    const [rest, other] = [from.slice(0, -1), [...to, now.present]];
    keep(
      direction === "undo"
        ? { basis, past: rest, present, future: other }
        : { basis, past: other, present, future: rest },
    );
  };

  return {
    portions,
    refusal,
    /** Whether they are other than the even ones. */
    isByHand: held !== null && held.past.length > 0,
    canUndo: Boolean(held?.past.length),
    canRedo: Boolean(held?.future.length),
    cut,
    undo: () => step("undo"),
    redo: () => step("redo"),
    cutEvenly: () =>
      even && held && keep({ ...held, past: [...held.past, held.present], present: even, future: [] }),
  };
}
