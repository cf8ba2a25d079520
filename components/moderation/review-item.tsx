"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import { PostBody } from "../annotations/post-body";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { Time } from "../ui/time";
import { AuthorRecord } from "./author-record";
import { DecisionForms, type Desk } from "./decision-forms";
import styles from "./review.module.css";
import { isOutOfSight, type ToldItem } from "./told-item";
import { WhatTheySay, WhyHere } from "./why-here";

type Props = {
  desk: Desk;
  item: ToldItem;
  /** What came of the form that was sent about it last; null where none was, or it is over. */
  state: FormState | null;
  restore: FormAction | null;
};

/** One thing that waits, or was decided: with all that one decides by, and what can be done. */
export function ReviewItem({ desk, item, state, restore }: Props) {
  const id = useId();
  const { post, decision } = item;
  return (
    <li className={styles.item} tabIndex={-1} aria-labelledby={id}>
      <h2 className={styles.why} id={id} dir="auto">
        <WhyHere item={item} />
      </h2>
      <Where item={item} />
      {item.quote && (
        <blockquote className={styles.passage} dir="auto">
          {item.quote}
        </blockquote>
      )}
      {post?.body && <PostBody html={post.body.html} />}
      <WhatTheySay item={item} />
      <AuthorRecord member={item.member} />
      {decision && (
        <Decided item={item}>
          {restore && post && isOutOfSight(post) && (
            <RestoreForm slug={desk.slug} postId={post.id} restore={restore} />
          )}
        </Decided>
      )}
      {state?.problem && <NotDone item={item} state={state} />}
      {item.decisions.length > 0 && <DecisionForms desk={desk} item={item} state={state ?? freshForm} />}
    </li>
  );
}

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

function Decided({ item: { decision, decidedAt }, children }: { item: ToldItem; children: ReactNode }) {
  const t = useTranslations("moderation");
  if (!decision) return null;
  const { action, by, note } = decision;
  return (
    <div className={styles.decided}>
      <p>
        {t("decided", { action, name: by?.name ?? t("nobody") })}{" "}
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

export function RestoreForm({
  slug,
  postId,
  restore,
}: {
  slug: string;
  postId: string;
  restore: FormAction;
}) {
  const t = useTranslations("moderation.decisions");
  return <SmallForm action={restore} submit={t("restore")} fields={{ group: slug, post: postId }} />;
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
