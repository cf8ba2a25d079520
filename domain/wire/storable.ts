import { z } from "zod";

/** Words as Postgres can keep them: no NUL, and no half of a surrogate pair. */
export const storable = z.string().regex(/^[^\0\p{Cs}]*$/u, "Without NUL and halves of characters");

/** A number that fits an `integer` of Postgres. */
export const int4 = z.int().max(2 ** 31 - 1);
