import { firstMeetingAfter } from "@/domain/schedules/first-meeting";
import { assigneeFieldsOf, type PlanValues } from "@/domain/schedules/plan-form";
import { beginningsIn, type MeasuredParagraph } from "@/domain/schedules/portions";
import type { Translate } from "@/messages/translator";
import type { OpenedPlan } from "@/operations/assignments/open-plan";

type Known = Pick<OpenedPlan, "plan" | "planned"> & {
  paragraphs: readonly MeasuredParagraph[];
  zone: string;
  now: Date;
  t: Translate;
};

/** Half of a school's term: few enough to be seen at once. */
const MEETINGS = 6;
/** A quarter of an hour at a reading pace. */
const WORDS_EACH = 3_000;

/** What stands in the form at first: the plan as it was published, or one that fits most groups. */
export function valuesOfPlan({ plan, planned, paragraphs, zone, now, t }: Known): PlanValues {
  const first = plan?.calendar.first ?? firstMeetingAfter(now, zone);
  const rhythm = plan?.calendar.rhythm ?? { kind: "weeks", every: 1 };
  const ahead = planned.filter(({ dueAt }) => dueAt === null || new Date(dueAt) >= now);
  const portions = ahead.length || Math.min(MEETINGS, Math.max(1, beginningsIn(paragraphs).at.length));
  const wordsEach = plan && "wordsEach" in plan.share ? plan.share.wordsEach : null;
  const { annotations, replies, readToEnd } = plan?.targets ?? {
    annotations: null,
    replies: null,
    readToEnd: false,
  };
  const see = plan?.see ?? { others: "open" };
  return {
    firstDay: first.slice(0, 10),
    firstTime: first.slice(11),
    rhythm: rhythm.kind === "weekdays" ? "weekdays" : "weeks",
    // What a script planned day by day stands here in the nearest number of weeks.
    every: String(
      rhythm.kind === "weeks" ? rhythm.every : rhythm.kind === "days" ? Math.ceil(rhythm.every / 7) : 1,
    ),
    ...(rhythm.kind === "weekdays" &&
      Object.fromEntries(rhythm.weekdays.map((day) => [`weekday${day}`, "on"]))),
    by: wordsEach === null ? "portions" : "words",
    portions: String(portions),
    wordsEach: String(wordsEach ?? WORDS_EACH),
    ...Object.fromEntries(
      (plan?.calendar.holidays ?? []).flatMap(({ from, through }, place) => [
        [`holidayFrom${place}`, from],
        [`holidayThrough${place}`, through],
      ]),
    ),
    title: plan?.title ?? t("schedules.title-pattern", { n: "{n}" }),
    instructions: plan?.instructions ?? "",
    annotations: annotations === null ? "" : String(annotations),
    replies: replies === null ? "" : String(replies),
    ...(readToEnd && { readToEnd: "on" }),
    others: see.others,
    own: see.others === "after-own" ? String(see.own) : "",
    ...assigneeFieldsOf(plan?.assignees ?? "all"),
  };
}
