"use client";

import { useTranslations } from "use-intl";
import { REVIEW_COUNTED } from "@/domain/limits";
import lines from "../ui/lines.module.css";
import { reviewPath } from "./review-path";
import { useWaiting } from "./waiting";

type Queue = { slug: string; name: string; waiting: number };

/** Groups that one moderates, and how much waits in each. */
export function QueueLines({ queues }: { queues: Queue[] }) {
  return (
    <ul className={lines.list}>
      {queues.map((queue) => (
        <li key={queue.slug} className={lines.line}>
          <span className={lines.title} dir="auto">
            <a href={reviewPath(queue.slug)}>{queue.name}</a>
          </span>
          <HowMuch {...queue} />
        </li>
      ))}
    </ul>
  );
}

/** The same as the heading of what waits there. */
export function QueueHeading({ slug, name, waiting }: Queue) {
  return (
    <div className={lines.line}>
      <h2 className={lines.title} dir="auto" id={`queue-${slug}`}>
        <a href={reviewPath(slug)}>{name}</a>
      </h2>
      <HowMuch slug={slug} waiting={waiting} />
    </div>
  );
}

function HowMuch({ slug, waiting: waited }: Pick<Queue, "slug" | "waiting">) {
  const t = useTranslations("moderation.review");
  const waiting = useWaiting()?.groups[slug] ?? waited;
  return (
    <span className={waiting > 0 ? lines.done : lines.quiet}>
      {waiting > REVIEW_COUNTED
        ? t("waiting-many", { count: REVIEW_COUNTED })
        : t("waiting", { count: waiting })}
    </span>
  );
}
