import { single } from "@/app/_request/query";
import { transparencyQuery } from "@/domain/wire/transparency";

/** The days that an address asks for; what is no day is not asked for. */
export function daysIn(query: Record<string, string | string[] | undefined>) {
  const dayOf = (value: string | string[] | undefined) =>
    transparencyQuery.shape.from.safeParse(single(value)).data;
  return { from: dayOf(query.from), to: dayOf(query.to) };
}
