import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/domain/form-state";
import type { Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { problemWords } from "@/messages/problem-words";
import { type Translate, translator } from "@/messages/translator";
import { attempt, type Ways } from "./attempt";
import { localeOf } from "./spoken-to";
import { viewer } from "./viewer";

/** Never sent back to the page. */
const SECRET_FIELDS = new Set(["password", "currentPassword", "newPassword", "token"]);

/** Where to go next, or what to show in the form's answer, or nothing. */
type Outcome = string | { values: Record<string, string> } | undefined;

/**
 * Makes a server action of an operation, for `useActionState`. `run` does the work and tells what comes next. Expected
 * problems come back as words beside what was typed.
 */
export function action<Schema extends z.ZodType>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Outcome>,
  ways: Pick<Ways, "admitting"> = {},
) {
  return async (_before: FormState, form: FormData): Promise<FormState> => {
    const fields = fieldsOf(form);
    const attempted = await attempt(async (viewer) => {
      const input = schema.safeParse(fields);
      return input.success ? { outcome: await run(viewer, input.data) } : { issues: input.error.issues };
    }, ways);
    if (!attempted.ok) return failed(await wordsForSender(), fields, attempted.problem);
    const { outcome, issues } = attempted.value;
    if (issues) return refused(await wordsForSender(), fields, issues);
    if (typeof outcome === "string") redirect(outcome);
    return { isDone: true, problem: null, fieldProblems: {}, values: outcome?.values ?? {} };
  };
}

/** Nobody knows who it was where that itself was the problem, which has been told then. */
async function wordsForSender(): Promise<Translate> {
  const sender = await viewer().catch(() => undefined);
  return translator(localeOf(sender, await headers()));
}

function fieldsOf(form: FormData): Record<string, FormDataEntryValue> {
  return Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION")));
}

const typed = (fields: Record<string, FormDataEntryValue>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === "string" && !SECRET_FIELDS.has(field[0]),
    ),
  );

/** A problem may say which field it is about. */
function failed(words: Translate, fields: Record<string, FormDataEntryValue>, problem: Problem): FormState {
  const { field } = problem.details;
  const text = problemWords(words, problem);
  const values = typed(fields);
  if (typeof field !== "string" || !(field in fields))
    return { isDone: false, problem: text, fieldProblems: {}, values };
  const problemOfForm = problemWords(words, { code: "input" });
  return { isDone: false, problem: problemOfForm, fieldProblems: { [field]: text }, values };
}

/** A schema's own message is a problem code where it has words; else the field merely does not fit. */
function refused(
  words: Translate,
  fields: Record<string, FormDataEntryValue>,
  issues: z.core.$ZodIssue[],
): FormState {
  const fieldProblems: Record<string, string> = {};
  for (const issue of issues) {
    const field = issue.path.join(".");
    const code = words.has(`problems.${issue.message}` as never) ? issue.message : "field";
    fieldProblems[field] ??= problemWords(words, { code });
  }
  return {
    isDone: false,
    problem: problemWords(words, { code: "input" }),
    fieldProblems,
    values: typed(fields),
  };
}
