import { type Assignees, assignedTo } from "../assignments";
import type { Calendar, Holiday, Rhythm, Weekday } from "./meeting-times";
import type { Plan } from "./plan-schedule";

/** What stands in the form of a plan, by the names of its fields; a box that is not ticked is not there. */
export type PlanValues = Record<string, string>;

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const numberIn = (value: string | undefined): number => (value?.trim() ? Number(value) : Number.NaN);

function rhythmIn(values: PlanValues): Rhythm {
  return values.rhythm === "weekdays"
    ? { kind: "weekdays", weekdays: WEEKDAYS.filter((day) => values[`weekday${day}`]) }
    : { kind: "weeks", every: numberIn(values.every) };
}

/** Of how many holidays there are fields. */
export function holidayCount(values: PlanValues): number {
  const places = Object.keys(values).flatMap((name) => /^holidayFrom(\d{1,3})$/.exec(name)?.[1] ?? []);
  return places.reduce((most, place) => Math.max(most, Number(place) + 1), 0);
}

/** A holiday with one end only is that day; one with none is not there. */
function holidaysIn(values: PlanValues): Holiday[] {
  return Array.from({ length: holidayCount(values) }).flatMap((_, place) => {
    const [from, through] = [values[`holidayFrom${place}`], values[`holidayThrough${place}`]];
    return from || through ? [{ from: from || through || "", through: through || from || "" }] : [];
  });
}

export const shareIn = (values: PlanValues): Exclude<Plan["share"], { begins: unknown }> =>
  values.by === "words" ? { wordsEach: numberIn(values.wordsEach) } : { portions: numberIn(values.portions) };

export const calendarIn = (values: PlanValues): Omit<Calendar, "zone"> => ({
  first: `${values.firstDay}T${values.firstTime}`,
  rhythm: rhythmIn(values),
  holidays: holidaysIn(values),
});

const target = (value: string | undefined): number | null => (value?.trim() ? Number(value) : null);

const chosenIn = (values: PlanValues, kind: "member" | "subgroup"): string[] =>
  Object.keys(values).flatMap((name) => (name.startsWith(`${kind}.`) ? [name.slice(kind.length + 1)] : []));

function assigneesIn(values: PlanValues): Assignees {
  if (values.assignees === "some") return chosenIn(values, "member");
  return values.assignees === "subgroups" ? { subgroups: chosenIn(values, "subgroup") } : "all";
}

/** The form's fields for them. */
export function assigneeFieldsOf(assignees: Assignees): PlanValues {
  const on = (kind: "member" | "subgroup", ids: string[]) =>
    Object.fromEntries(ids.map((id) => [`${kind}.${id}`, "on"]));
  return {
    assignees: assignedTo(assignees),
    ...(Array.isArray(assignees) && on("member", assignees)),
    ...(typeof assignees === "object" && "subgroups" in assignees && on("subgroup", assignees.subgroups)),
  };
}

/** Keys and numbers of paragraphs, ids with their versions: in a form they stand in one hidden field. */
const listIn = (value: string | undefined): string[] => value?.split(",").filter(Boolean) ?? [];

export const aheadField = (ahead: readonly { id: string; version: number }[]): string =>
  ahead.map(({ id, version }) => `${id}:${version}`).join(",");

/** The form as a plan that is still to be judged. */
export function planIn(values: PlanValues): unknown {
  const begins = listIn(values.begins);
  return {
    share: begins.length > 0 ? { begins } : shareIn(values),
    ...calendarIn(values),
    title: values.title ?? "",
    instructions: values.instructions?.trim() ? { markdown: values.instructions } : null,
    targets: {
      annotations: target(values.annotations),
      replies: target(values.replies),
      readToEnd: values.readToEnd !== undefined,
    },
    see: {
      others: values.others ?? "open",
      ...(values.others === "after-own" && values.own?.trim() && { own: numberIn(values.own) }),
    },
    assignees: assigneesIn(values),
    ahead: listIn(values.ahead).map((one) => {
      const [id, version] = one.split(":");
      return { id, version: Number(version) };
    }),
  };
}

/** The field at which something in that plan is wrong. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second] = path;
  if (first === "share") return second === "wordsEach" ? "wordsEach" : "portions";
  if (first === "first") return "firstDay";
  if (first === "rhythm") return "every";
  return String(first === "targets" || first === "see" ? second : first);
}
