"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import styles from "./account-menu.module.css";

/** `overseeing`: they look after the whole site. */
type Props = { name: string; overseeing?: boolean; signOut: FormAction };

/** A native popover of a link and a form: it opens, and signs out, without scripts. */
export function AccountMenu({ name, overseeing = false, signOut }: Props) {
  const t = useTranslations();
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { form, state, send } = useFormAnswer(signOut);
  const [seen, setSeen] = useState(state);

  // What lies in the top layer would cover the answer.
  useEffect(() => {
    if (state.problem) list.current?.togglePopover(false);
  }, [state]);

  function dismiss() {
    setSeen(state);
    trigger.current?.focus();
  }

  return (
    <div className={styles.menu}>
      <button ref={trigger} type="button" className={styles.trigger} popoverTarget={id}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <Icon name="down" />
      </button>
      <div ref={list} id={id} popover="auto" className={styles.list}>
        <a className={styles.choice} href="/account">
          {t("site.account")}
        </a>
        {overseeing && (
          <a className={styles.choice} href="/site">
            {t("site.look-after")}
          </a>
        )}
        <form ref={form} action={send}>
          <button type="submit" className={styles.choice}>
            {t("site.sign-out")}
          </button>
        </form>
      </div>
      {state.problem && state !== seen && (
        <div className={styles.problem}>
          <Notice
            tone="error"
            action={
              <Button className={styles.dismiss} onClick={dismiss}>
                {t("ui.close")}
              </Button>
            }
          >
            {state.problem}
          </Notice>
        </div>
      )}
    </div>
  );
}
