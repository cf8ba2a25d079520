import type { Problem } from "@/domain/problems";
import type { CodedProblem } from "@/messages/problem-words";

/** A problem on its way from the upload's route to the page: its code, and values that are numbers or one short word. */
export function queryOf({ code, values }: Problem): string {
  const query = new URLSearchParams({ problem: code });
  for (const [name, value] of Object.entries(values)) query.set(name, String(value));
  return query.toString();
}

/** The page says nothing that is not in the catalogue, whatever somebody writes into the address. */
export function problemFrom(query: Record<string, string | string[] | undefined>): CodedProblem | null {
  const { problem: code, ...rest } = query;
  if (typeof code !== "string" || !/^[a-z-]+(\.[a-z-]+)?$/.test(code)) return null;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value !== "string" || !/^[A-Za-z0-9-]{1,12}$/.test(value)) continue;
    values[name] = /^\d+$/.test(value) ? Number(value) : value;
  }
  return { code, values };
}
