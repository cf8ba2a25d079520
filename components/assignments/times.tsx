"use client";

import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Time, type ToldTime } from "../ui/time";
import type { ToldAssignment } from "./told-assignment";

/** "due Tuesday 12 January at 19:00 · replies until …": what matters now of when it opens, is due and ends. */
export function Times({ assignment: { state, told } }: { assignment: ToldAssignment }) {
  const t = useTranslations("assignments.times");
  const say = (key: Parameters<typeof t.rich>[0], time: ToldTime | null) =>
    time && t.rich(key, { at: time.text, time: () => <Time {...time} /> });
  const isPast = state === "late" || state === "over";
  const said = [
    state === "ahead" && say("opens", told.opens),
    told.due ? say(isPast ? "was-due" : "due", told.due) : t("no-due"),
    say(state === "over" ? "replies-ended" : "replies-until", told.repliesUntil),
  ].filter(Boolean);
  return said.map((words, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: three words in an order that never changes
    <Fragment key={place}>
      {place > 0 && " · "}
      {words}
    </Fragment>
  ));
}
