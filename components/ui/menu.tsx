"use client";

import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from "react";
import styles from "./menu.module.css";

/** Something to do, a file to take along, or a page to go to. */
export type MenuChoice =
  | { label: string; onSelect: () => void; danger?: boolean }
  | { label: string; download: string }
  | { label: string; href: string };

type Props = {
  /** What the menu is for, when the trigger shows only an icon. */
  label: string;
  trigger: ReactNode;
  choices: MenuChoice[];
};

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => (at === last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** A button with a list of things to do; the popover closes itself on Escape and outside, and gives the focus back. */
export function Menu({ label, trigger, choices }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  function entries(): HTMLElement[] {
    return [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  }

  function moveFocus(event: KeyboardEvent) {
    const all = entries();
    const next = steps[event.key]?.(all.indexOf(document.activeElement as HTMLElement), all.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  }

  function place(event: ToggleEvent<HTMLDivElement>) {
    const open = event.newState === "open";
    button.current?.setAttribute("aria-expanded", String(open));
    if (!open || !button.current || !list.current) return;
    const at = button.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list.current;
    const below = at.bottom + height <= window.innerHeight || at.top < height;
    const startsAtEnd = getComputedStyle(button.current).direction === "rtl";
    const left = startsAtEnd || at.right < width ? at.left : at.right - width;
    list.current.style.top = `${below ? at.bottom : at.top - height}px`;
    list.current.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
    entries()[0]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.trigger}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded="false"
        popoverTarget={id}
      >
        {trigger}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={styles.list}
        onToggle={place}
        onKeyDown={moveFocus}
      >
        {choices.map((choice) =>
          "download" in choice || "href" in choice ? (
            <a
              key={choice.label}
              role="menuitem"
              tabIndex={-1}
              className={styles.choice}
              href={"href" in choice ? choice.href : choice.download}
              download={"download" in choice}
              onClick={() => list.current?.hidePopover()}
            >
              {choice.label}
            </a>
          ) : (
            <button
              key={choice.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={choice.danger ? `${styles.choice} ${styles.danger}` : styles.choice}
              onClick={() => {
                list.current?.hidePopover();
                choice.onSelect();
              }}
            >
              {choice.label}
            </button>
          ),
        )}
      </div>
    </>
  );
}
