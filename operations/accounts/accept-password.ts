import { passwordProblem } from "@/domain/passwords";
import { Invalid } from "@/domain/problems";

/** @throws Invalid when the password is too short, too long or easily guessed. */
export function acceptPassword(
  password: string,
  owner: { email?: string | null; name?: string },
  field = "password",
): void {
  const problem = passwordProblem(password, owner);
  if (problem) throw new Invalid(problem.code, problem.values, { field });
}
