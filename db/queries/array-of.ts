import { type Param, sql } from "drizzle-orm";

/** Ids or numbers as one parameter, however many there are: `= any(${arrayOf(ids)}::uuid[])`. */
export const arrayOf = (values: readonly (string | number)[]): Param => sql.param(`{${values.join(",")}}`);
