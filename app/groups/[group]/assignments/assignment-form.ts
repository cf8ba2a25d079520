import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { fieldsOf, membersIn, moreField, moreIn, subgroupsIn } from "@/domain/assignment-form";
import { ASSIGNEES, type Assignees, SEE_OTHERS } from "@/domain/assignments";
import type { Chapter } from "@/domain/chapters";
import { isId } from "@/domain/ids";
import { ASSIGNEES_MOST, STRETCHES_MOST, TARGET_MOST } from "@/domain/limits";
import { isTimeZone } from "@/domain/time-zones";
import { instantOf } from "@/domain/wall-time";
import { type AssignmentEdit, type AssignmentWire, newAssignment } from "@/domain/wire/assignment";
import { storable } from "@/domain/wire/storable";

/** Nothing typed is no number. A paragraph's may be typed with its sign. */
const number = (most: number, code: string) =>
  z
    .string()
    .transform((typed) => typed.replace("¶", "").trim())
    .refine((typed) => typed === "" || (/^\d{1,9}$/.test(typed) && isBetween(1, Number(typed), most)), code)
    .transform((typed) => (typed === "" ? null : Number(typed)));

const isBetween = (least: number, value: number, most: number) => least <= value && value <= most;

const paragraph = number(1_000_000_000, "assignment.not-a-paragraph");
const target = number(TARGET_MOST, "assignment.target");
const time = z
  .string()
  .refine((typed) => typed === "" || instantOf(typed, "UTC") !== null, "assignment.no-such-time");

/** As the page sends it: an object of strings, in which each member that was chosen has a field of their own. */
export const assignmentForm = z
  .object({
    group: storable,
    title: newAssignment.shape.title,
    instructions: z.string().transform((typed) => typed.replaceAll("\r\n", "\n").trim()),
    from: paragraph,
    to: paragraph,
    chapter: storable.default(""),
    opensAt: time,
    dueAt: time,
    repliesUntil: time,
    timeZone: z.string().refine(isTimeZone),
    assignees: z.enum(ASSIGNEES),
    annotations: target,
    replies: target,
    readToEnd: z.literal("on").optional(),
    others: z.enum(SEE_OTHERS).default("open"),
    own: z.string().default("").pipe(target),
    seeAt: z.string().default("").pipe(time),
  })
  .refine(({ others, seeAt }) => others !== "at" || seeAt !== "", {
    path: ["seeAt"],
    message: "assignment.see-needs-time",
    when: always,
  })
  .catchall(z.unknown())
  .refine(isSomebodyChosen, { path: ["assignees"], message: "assignment.nobody", when: always })
  .refine((form) => [...membersIn(form), ...subgroupsIn(form)].every(isId), {
    path: ["assignees"],
    message: "assignment.not-a-member",
    when: always,
  })
  .superRefine((form, context) => {
    for (const { place, ...row } of moreIn(form))
      for (const part of ["from", "to"] as const)
        for (const { message } of paragraph.safeParse(row[part]).error?.issues ?? [])
          context.addIssue({ code: "custom", message, path: [moreField(place, part)] });
  })
  .refine(
    (form) => moreIn(form).length < STRETCHES_MOST && moreIn(form).every(({ reading }) => isId(reading)),
    {
      path: ["more"],
      message: "assignment.too-many-stretches",
      when: always,
    },
  )
  .refine((form) => membersIn(form).length <= ASSIGNEES_MOST, {
    path: ["assignees"],
    message: "assignment.too-many-named",
    when: always,
  });

/** All that is wrong is told at once. */
function always() {
  return true;
}

function isSomebodyChosen(form: Record<string, unknown>): boolean {
  if (form.assignees === "subgroups") return subgroupsIn(form).length > 0;
  return form.assignees !== "some" || membersIn(form).length > 0;
}

export type AssignmentForm = z.output<typeof assignmentForm>;

function assigneesOf(form: AssignmentForm): Assignees {
  if (form.assignees === "all") return "all";
  return form.assignees === "some" ? membersIn(form) : { subgroups: subgroupsIn(form) };
}

/** Who was named and is not in the form any more is kept, as long as nobody says otherwise. */
const areAssigneesTouched = (form: AssignmentForm, shown: Record<string, string>): boolean =>
  form.assignees !== shown.assignees ||
  !isDeepStrictEqual(new Set(membersIn(form)), new Set(membersIn(shown))) ||
  !isDeepStrictEqual(new Set(subgroupsIn(form)), new Set(subgroupsIn(shown)));

const targetsOf = ({ annotations, replies, readToEnd }: AssignmentForm) => ({
  annotations,
  replies,
  readToEnd: readToEnd === "on",
});

/** What belongs to another choice may have been typed before, and is not sent along. */
const seeOf = (form: AssignmentForm) => ({
  others: form.others,
  ...(form.others === "after-own" && { own: form.own ?? 1 }),
  ...(form.others === "at" && { at: instantIn(form, form.seeAt) ?? undefined }),
});

const instantIn = ({ timeZone }: AssignmentForm, typed: string): string | null =>
  instantOf(typed, timeZone)?.toISOString() ?? null;

const paragraphIn = (typed: string): number | null => paragraph.safeParse(typed).data ?? null;

/** `lengths`: numbered paragraphs of each text that is named. */
const moreFrom = (form: AssignmentForm, lengths: Lengths) =>
  moreIn(form).map(({ reading, from, to }) => ({
    reading,
    from: paragraphIn(from) ?? 1,
    to: paragraphIn(to) ?? Math.max(1, lengths[reading] ?? 1),
  }));

type Lengths = Record<string, number>;
type Length = { paragraphCount: number; chapters: readonly Pick<Chapter, "key" | "from" | "to">[] };

/** The page writes down the numbers of a chapter that was chosen, and its heading has none. Other numbers count for more. */
const isChapter = ({ chapter, from, to }: AssignmentForm, { chapters }: Length): boolean => {
  const chosen = chapters.find(({ key }) => key === chapter);
  return chapter !== "" && (from ?? chosen?.from) === chosen?.from && (to ?? chosen?.to) === chosen?.to;
};

const stretchFrom = (form: AssignmentForm, length: Length) =>
  isChapter(form, length)
    ? { chapter: form.chapter }
    : { from: form.from ?? 1, to: form.to ?? Math.max(1, length.paragraphCount) };

/** Where no paragraph is named, the stretch begins with the text, or ends with it. */
export const assignmentFrom = (form: AssignmentForm, length: Length, lengths: Lengths = {}) =>
  newAssignment.parse({
    title: form.title,
    instructions: form.instructions === "" ? null : { markdown: form.instructions },
    ...stretchFrom(form, length),
    more: moreFrom(form, lengths),
    opensAt: instantIn(form, form.opensAt),
    dueAt: instantIn(form, form.dueAt),
    repliesUntil: instantIn(form, form.repliesUntil),
    assignees: assigneesOf(form),
    targets: targetsOf(form),
    see: seeOf(form),
  });

/**
 * What was not touched in the form stays as it was, also where a form cannot say it: a time to the second, or in the hour
 * that autumn repeats; a stretch that begins at a heading; words that were not written as Markdown.
 */
export function editFrom(
  form: AssignmentForm,
  before: AssignmentWire,
  { paragraphCount }: { paragraphCount: number },
  lengths: Lengths = {},
): Omit<AssignmentEdit, "version"> {
  const shown = fieldsOf(before, form.timeZone);
  const isTouched = (
    name: keyof AssignmentForm &
      ("opensAt" | "dueAt" | "repliesUntil" | "from" | "to" | "instructions" | "seeAt"),
  ) => String(form[name] ?? "") !== shown[name]?.trim();
  const keepsTime = form.others === "at" && before.see.others === "at" && !isTouched("seeAt");
  const moved = (name: "opensAt" | "dueAt" | "repliesUntil") =>
    isTouched(name) ? { [name]: instantIn(form, form[name]) } : {};
  return {
    title: form.title,
    ...(isTouched("instructions") && {
      instructions: form.instructions === "" ? null : { markdown: form.instructions },
    }),
    ...(isTouched("from") && { from: form.from ?? 1 }),
    ...(isTouched("to") && { to: form.to ?? Math.max(1, paragraphCount) }),
    ...moreEdited(form, before, shown, lengths),
    ...moved("opensAt"),
    ...moved("dueAt"),
    ...moved("repliesUntil"),
    ...(areAssigneesTouched(form, shown) && { assignees: assigneesOf(form) }),
    targets: targetsOf(form),
    see: keepsTime ? { others: form.others } : seeOf(form),
  };
}

/** Nothing where no row was touched. An end of a row that was not touched stays, also at a heading. */
function moreEdited(
  form: AssignmentForm,
  { stretches }: AssignmentWire,
  shown: Record<string, string>,
  lengths: Lengths,
): Pick<AssignmentEdit, "more"> {
  const [typed, before] = [moreIn(form), moreIn(shown)];
  if (JSON.stringify(typed) === JSON.stringify(before)) return {};
  const [, ...further] = stretches;
  const more = moreFrom(form, lengths).map((row, at) => {
    const kept = before.find(({ place, reading }) => place === typed[at]?.place && reading === row.reading);
    const stretch = kept && further[kept.place];
    if (!stretch) return row;
    return {
      ...row,
      ...(typed[at]?.from === kept.from && { from: stretch.fromKey }),
      ...(typed[at]?.to === kept.to && { to: stretch.toKey }),
    };
  });
  return { more };
}
