/** What stands in the form of a next term, by the names of its fields; a box that is not ticked is not there. */
export type TermValues = Record<string, string>;

const ticked = (values: TermValues, kind: "reading" | "assignment"): string[] =>
  Object.keys(values).flatMap((name) => (name.startsWith(`${kind}.`) ? name.slice(kind.length + 1) : []));

/** The day and the hour, as far as both are there. */
export const firstIn = ({ firstDay, firstTime }: TermValues): string | undefined =>
  firstDay || firstTime ? `${firstDay ?? ""}T${firstTime ?? ""}` : undefined;

/** The form as a term that is still to be judged. */
export const termIn = (values: TermValues): unknown => ({
  name: values.name ?? "",
  slug: values.slug?.trim() || undefined,
  readings: ticked(values, "reading"),
  assignments: ticked(values, "assignment"),
  prompts: values.prompts === "on",
  notes: values.notes === "on",
  first: firstIn(values),
});

/** The field at which something in that term is wrong. */
export const fieldOfTerm = (path: readonly PropertyKey[]): string =>
  path[0] === "first" ? "firstDay" : String(path[0]);
