"use client";

import {
  type FormEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { Notice } from "../ui/notice";
import { DeskAnswer } from "./desk-answer";
import { OrderAnswer } from "./order-answer";
import styles from "./review.module.css";
import { ReviewItem } from "./review-item";
import type { ToldItem } from "./told-item";
import { useReviewKeys } from "./use-review-keys";

type Props = {
  slug: string;
  groupName: string;
  timeZone: string;
  items: ToldItem[];
  stockNotes: string[];
  rulesHref: string | null;
  decide: FormAction;
  /** Null for whoever only looks in. */
  restore: FormAction | null;
  /** About an author, or to a thread, beside a decision. */
  keepOrder: FormAction;
  /** In place of the list. */
  empty: ReactNode;
  /** One of several on the page, below headings of their own. */
  isPart?: boolean;
};

/**
 * All that waits, with one answer for whatever is decided: it stands when the thing itself is gone, and keeps what was
 * typed about it.
 */
export function ReviewDesk({
  items,
  rulesHref,
  decide,
  restore,
  keepOrder,
  empty,
  isPart = false,
  ...place
}: Props) {
  const { slug } = place;
  const { form: desk, state, send } = useFormAnswer<HTMLDivElement>(decide);
  const order = useFormAnswer<HTMLDivElement>(keepOrder);
  const orderDesk = { ...place, sendOrder: order.send };
  const isOrderListed = items.some(({ id }) => id === order.state.values.item);
  const list = useRef<HTMLOListElement>(null);
  const keys = useRef<HTMLDetailsElement>(null);
  const { values } = state;
  const isOver = state.isDone && !values.look;
  const { onSubmit, sent } = useSent(list, items, state);
  // What did not reach the server says nothing of what it was about; without scripts only the answer does.
  const about = sent ?? values.item;
  const isListed = items.some(({ id, decisions }) => id === about && decisions.length > 0);
  const stateOf = ({ id }: ToldItem) => {
    if (isOver || id !== about) return null;
    return values.item === id && !values.done ? state : { ...freshForm, problem: state.problem };
  };
  const showKeys = useCallback(() => {
    if (!keys.current) return;
    keys.current.open = !keys.current.open;
    keys.current.querySelector("summary")?.focus();
  }, []);
  const shortcuts = useReviewKeys(list, showKeys);
  return (
    <div ref={desk} onSubmit={onSubmit}>
      {restore && (isOver || (state.problem && !isListed)) && <DeskAnswer {...{ slug, state, restore }} />}
      {!isOrderListed && order.state.isDone && <OrderAnswer desk={orderDesk} state={order.state} />}
      {!isOrderListed && order.state.problem && <Notice tone="error">{order.state.problem}</Notice>}
      {items.length === 0 ? (
        empty
      ) : (
        <>
          <Keys fold={keys} />
          <div ref={order.form}>
            <ol ref={list} className={styles.list} aria-keyshortcuts={shortcuts} data-review>
              {items.map((item) => (
                <ReviewItem
                  key={item.id}
                  isPart={isPart}
                  desk={{ ...orderDesk, rulesHref, send }}
                  item={item}
                  state={stateOf(item)}
                  restore={restore}
                  order={order.state.values.item === item.id ? order.state : null}
                />
              ))}
            </ol>
          </div>
        </>
      )}
    </div>
  );
}

function Keys({ fold }: { fold: RefObject<HTMLDetailsElement | null> }) {
  const t = useTranslations("moderation.keys");
  return (
    <details ref={fold} className={styles.keys}>
      <summary>{t("title")}</summary>
      <dl>
        {(
          [
            "next",
            "before",
            "approve",
            "keep",
            "hide",
            "return",
            "decline",
            "sanction",
            "lock",
            "move",
            "keys",
          ] as const
        ).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`names.${key}`)}</kbd>
            </dt>
            <dd>{t(`what.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/**
 * Which thing was sent about last, once there is an answer; and when it is gone by then, and the focus with it, the next
 * takes its place.
 */
function useSent(list: RefObject<HTMLOListElement | null>, items: ToldItem[], state: FormState) {
  const left = useRef<{ at: number; id: string } | null>(null);
  const [sent, setSent] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is about what was sent before it
  useEffect(() => setSent(left.current?.id ?? null), [state]);

  useEffect(() => {
    const { current } = left;
    if (!current || items.some(({ id }) => id === current.id)) return;
    const rest = list.current?.children;
    const next = rest?.[Math.min(current.at, rest.length - 1)];
    if (document.activeElement === document.body && next instanceof HTMLElement) next.focus();
  }, [list, items]);

  const onSubmit = ({ target }: FormEvent) => {
    const at = items.findIndex((_, place) => list.current?.children[place]?.contains(target as Node));
    const item = items[at];
    if (item) left.current = { at, id: item.id };
  };
  return { onSubmit, sent };
}
