"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import styles from "./toast.module.css";

export type Toast = {
  text: string;
  /** What is said again of the same takes the place of what was said before. */
  subject?: string;
  undo?: () => void;
  /** It went, and nothing was undone. */
  lapse?: () => void;
};

type Shown = Toast & { id: number };

/** Long enough to read two lines and reach for Undo. */
const SHOWN_FOR = 10_000;

/** More at once would cover what one reads. */
const SHOWN = 3;

const ShowToast = createContext<(toast: Toast) => void>(() => {});

/** `const show = useToast(); show({ text, undo })` */
export function useToast() {
  return useContext(ShowToast);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const last = useRef(0);
  const show = useCallback((toast: Toast) => {
    last.current += 1;
    const id = last.current;
    setToasts((before) => [...before, { ...toast, id }]);
  }, []);
  const drop = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);

  return (
    <ShowToast value={show}>
      {children}
      <div className={styles.shelf} role="status" aria-live="polite">
        {toasts.map((toast, at) => (
          <ToastLine
            key={toast.id}
            toast={toast}
            isCrowdedOut={at < toasts.length - SHOWN || isReplaced(toast, toasts.slice(at + 1))}
            onGone={drop}
          />
        ))}
      </div>
    </ShowToast>
  );
}

const isReplaced = ({ subject }: Toast, later: Toast[]): boolean =>
  subject !== undefined && later.some((one) => one.subject === subject);

type LineProps = { toast: Shown; isCrowdedOut: boolean; onGone: (id: number) => void };

function ToastLine({ toast, isCrowdedOut, onGone }: LineProps) {
  const t = useTranslations("ui");
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held && !isCrowdedOut) return;
    const timer = setTimeout(
      () => {
        toast.lapse?.();
        onGone(toast.id);
      },
      isCrowdedOut ? 0 : SHOWN_FOR,
    );
    return () => clearTimeout(timer);
  }, [held, isCrowdedOut, onGone, toast]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being looked at only keeps it from going; nothing is done by it
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          onClick={() => {
            toast.undo?.();
            onGone(toast.id);
          }}
        >
          {t("undo")}
        </Button>
      )}
    </div>
  );
}
