/** What a form shows after it was sent: done, or what is wrong beside what was typed (secrets excepted). */
export type FormState = {
  isDone: boolean;
  problem: string | null;
  fieldProblems: Record<string, string>;
  values: Record<string, string>;
};

export const freshForm: FormState = { isDone: false, problem: null, fieldProblems: {}, values: {} };
