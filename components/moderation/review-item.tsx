"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import type { ReviewedThing } from "@/domain/flagging";
import { type FormState, freshForm } from "@/domain/form-state";
import type { WayBack } from "@/domain/moderation";
import { ChosenIn } from "../annotations/chosen-in";
import { PostBody } from "../annotations/post-body";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { Time } from "../ui/time";
import { AuthorRecord } from "./author-record";
import { BroughtText } from "./brought-text";
import { DecisionForms, type Desk } from "./decision-forms";
import { InItsThread } from "./in-its-thread";
import { OrderAnswer } from "./order-answer";
import type { OrderDesk } from "./order-desk";
import { OrderForms } from "./order-forms";
import styles from "./review.module.css";
import { type ToldItem, thingOf } from "./told-item";
import { WhatTheySay, WhyHere } from "./why-here";

type Props = {
  desk: Desk & OrderDesk;
  item: ToldItem;
  /** What came of the form that was sent about it last; null where none was, or it is over. */
  state: FormState | null;
  restore: FormAction | null;
  /** What came of what was done last about its author or its thread. */
  order: FormState | null;
  isPart: boolean;
};

/** One thing that waits, or was decided: with all that one decides by, and what can be done. */
export function ReviewItem({ desk, item, state, restore, order, isPart }: Props) {
  const id = useId();
  const t = useTranslations("flagging");
  const { post, decision, subject, member } = item;
  const Title = isPart ? "h3" : "h2";
  // Whoever only looks in decides nothing at all.
  const isOthers =
    restore !== null && item.status === "open" && item.decisions.length === 0 && thingOf(item) !== null;
  return (
    <li className={styles.item} tabIndex={-1} aria-labelledby={id}>
      <Title className={styles.why} id={id} dir="auto">
        <WhyHere item={item} />
      </Title>
      <Where item={item} />
      <ChosenIn language={item.language} className={styles.quiet} />
      {item.quote && (
        <blockquote className={styles.passage} lang={item.language ?? undefined} dir="auto">
          {item.quote}
        </blockquote>
      )}
      {subject.picture && (
        // biome-ignore lint/performance/noImgElement: it is served as it is kept, after the right to it was asked
        <img className={styles.picture} src={subject.picture} alt={t("the-picture")} loading="lazy" />
      )}
      {post?.body && <PostBody html={post.body.html} />}
      {post && <InItsThread post={post} />}
      {item.brought && <BroughtText brought={item.brought} url={isToBeSeen(item) ? item.url : null} />}
      <WhatTheySay item={item} />
      {subject.tags.length > 0 && (
        <p dir="auto">
          {t.rich("tags", { tags: subject.tags.join(", "), n: (words) => <bdi>{words}</bdi> })}
        </p>
      )}
      {member && <AuthorRecord member={member} />}
      {isOthers && <p>{t("organizer-decides")}</p>}
      {decision && (
        <Decided item={item}>
          {restore && item.undo && (
            <UndoForm
              slug={desk.slug}
              item={item.id}
              way={item.undo}
              thing={thingOf(item)}
              restore={restore}
            />
          )}
        </Decided>
      )}
      {state?.problem && <NotDone item={item} state={state} />}
      {order?.isDone && !order.values.look && <OrderAnswer desk={desk} state={order} />}
      {order?.problem && !isOrderOffered(item, order) && <Notice tone="error">{order.problem}</Notice>}
      {item.decisions.length > 0 && <DecisionForms desk={desk} item={item} state={state ?? freshForm} />}
      <OrderForms desk={desk} item={item} state={order} />
    </li>
  );
}

/** Then what is wrong with it stands there. */
const isOrderOffered = ({ sanctions, thread }: ToldItem, { values: { deed } }: FormState): boolean =>
  sanctions.some((one) => one === deed) || (thread && deed === "lock" && !thread.isLocked) || deed === "move";

function Where({ item: { url, reading, paragraph, told } }: { item: ToldItem }) {
  const t = useTranslations("moderation.where");
  return (
    <p className={styles.quiet}>
      {url && reading && (
        <>
          <a href={url}>
            {t.rich(paragraph === null ? "reading" : "paragraph", {
              title: reading.title,
              number: paragraph ?? 0,
              n: (words) => <bdi>{words}</bdi>,
            })}
          </a>
          {" · "}
        </>
      )}
      <Time {...told} />
    </p>
  );
}

function Decided({ item, children }: { item: ToldItem; children: ReactNode }) {
  const t = useTranslations("moderation");
  const things = useTranslations("flagging.decided");
  const { decision, decidedAt } = item;
  if (!decision) return null;
  const thing = thingOf(item);
  const { action, by, note } = decision;
  return (
    <div className={styles.decided}>
      <p>
        {thing
          ? things(thing, { action, by: by?.name ?? t("nobody") })
          : t("decided", { action, name: by?.name ?? t("nobody") })}{" "}
        {decidedAt && (
          <span className={styles.quiet}>
            <Time {...decidedAt} />
          </span>
        )}
      </p>
      {note && <QuotedWords said={t("reason")}>{note}</QuotedWords>}
      {children}
    </div>
  );
}

type UndoProps = {
  slug: string;
  item: string;
  way: WayBack;
  thing: ReviewedThing | null;
  restore: FormAction;
};

/** Says what becomes of it: what nobody was shown is not shown by taking something back. */
export function UndoForm({ slug, item, way, thing, restore }: UndoProps) {
  const t = useTranslations("moderation.undo");
  const things = useTranslations("flagging.decisions");
  const hasOwnWords = thing !== null && (way === "show" || thing === "import");
  const submit = hasOwnWords ? things(thing, { action: "restore" }) : t(way);
  return <SmallForm action={restore} submit={submit} fields={{ group: slug, item }} />;
}

/** What was typed stays in its field; where that is offered no more, it stands here to be copied. */
function NotDone({ item, state: { problem, values } }: { item: ToldItem; state: FormState }) {
  const t = useTranslations("moderation.note");
  const isOffered = item.decisions.some((decision) => decision === values.action);
  return (
    <Notice tone="error">
      <p>{problem}</p>
      {!isOffered && values.note && <QuotedWords said={t("typed")}>{values.note}</QuotedWords>}
    </Notice>
  );
}

/** What was given back or declined is for nobody to look at but whose it is. */
const isToBeSeen = ({ status, reading }: ToldItem): boolean => status === "open" || reading !== null;
