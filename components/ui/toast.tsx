"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import styles from "./toast.module.css";

export type Toast = { text: string; undo?: () => void };

type Shown = Toast & { id: number };

/** Long enough to read two lines and reach for Undo. */
const SHOWN_FOR = 10_000;

const ShowToast = createContext<(toast: Toast) => void>(() => {});

/** `const show = useToast(); show({ text, undo })` */
export function useToast() {
  return useContext(ShowToast);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const show = useCallback((toast: Toast) => {
    setToasts((before) => [...before.slice(-2), { ...toast, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const drop = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);

  return (
    <ShowToast value={show}>
      {children}
      <div className={styles.shelf} role="status" aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onGone={drop} />
        ))}
      </div>
    </ShowToast>
  );
}

function ToastLine({ toast, onGone }: { toast: Shown; onGone: (id: number) => void }) {
  const t = useTranslations("ui");
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onGone(toast.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [held, onGone, toast.id]);

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
