import { markdownFrom } from "./bodies/markdown-from";
import { wallTimeOf } from "./wall-time";
import type { AssignmentWire } from "./wire/assignment";

/** What the form of an assignment holds, by the names of its fields, as a browser would send it. */
export type AssignmentFields = Record<string, string>;

/** The field for one member, where not everybody is to read it. */
export const memberField = (id: string): string => `member-${id}`;

export const membersIn = (fields: Record<string, unknown>): string[] =>
  Object.keys(fields).flatMap((name) => (name.startsWith("member-") ? [name.slice("member-".length)] : []));

/** The field for one subgroup, where those who are in some are to read it. */
export const subgroupField = (id: string): string => `subgroup-${id}`;

export const subgroupsIn = (fields: Record<string, unknown>): string[] =>
  Object.keys(fields).flatMap((name) =>
    name.startsWith("subgroup-") ? [name.slice("subgroup-".length)] : [],
  );

/** A stretch beside the first: which text, and from where to where. */
export type MoreFields = { reading: string; from: string; to: string };

export const moreField = (place: number, part: keyof MoreFields): string => `more.${place}.${part}`;

/** In their order; a row without a text is none. */
export function moreIn(fields: Record<string, unknown>): (MoreFields & { place: number })[] {
  const places = Object.keys(fields).flatMap((name) => /^more\.(\d{1,2})\.reading$/.exec(name)?.[1] ?? []);
  const at = (place: number, part: keyof MoreFields) => String(fields[moreField(place, part)] ?? "").trim();
  return places
    .map(Number)
    .toSorted((one, other) => one - other)
    .map((place) => ({
      ...{ place, reading: at(place, "reading") },
      ...{ from: at(place, "from"), to: at(place, "to") },
    }))
    .filter(({ reading }) => reading !== "");
}

/** Times are as clocks in `zone` show them; an end that is no numbered paragraph is empty. */
export function fieldsOf(assignment: AssignmentWire, zone: string): AssignmentFields {
  const { title, instructions, stretches, assignees, targets, see } = assignment;
  const [stretch, ...further] = stretches;
  const time = (at: string | null) => (at === null ? "" : wallTimeOf(new Date(at), zone));
  return {
    title,
    instructions: instructions ? markdownFrom(instructions.tiptap) : "",
    from: written(stretch?.from),
    to: written(stretch?.to),
    ...Object.fromEntries(
      further.flatMap(({ reading, from, to }, place) => [
        [moreField(place, "reading"), reading],
        [moreField(place, "from"), written(from)],
        [moreField(place, "to"), written(to)],
      ]),
    ),
    opensAt: time(assignment.opensAt),
    dueAt: time(assignment.dueAt),
    repliesUntil: time(assignment.repliesUntil),
    ...assigneeFieldsOf(assignees),
    annotations: written(targets.annotations),
    replies: written(targets.replies),
    ...(targets.readToEnd ? { readToEnd: "on" } : {}),
    others: see.others,
    own: written(see.own),
    seeAt: time(see.at),
  };
}

function assigneeFieldsOf(assignees: AssignmentWire["assignees"]): AssignmentFields {
  const on = (fields: string[]) => Object.fromEntries(fields.map((field) => [field, "on"]));
  if (Array.isArray(assignees)) return { assignees: "some", ...on(assignees.map(memberField)) };
  if (typeof assignees === "string") return { assignees };
  return { assignees: "subgroups", ...on(assignees.subgroups.map(subgroupField)) };
}

const written = (number: number | null | undefined): string => String(number ?? "");
