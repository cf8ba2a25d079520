import { z } from "zod";

/** Words that Postgres can keep: no NUL, and no half of a surrogate pair. */
export const storable = z.string().refine((text) => !/\0|\p{Cs}/u.test(text), "cannot be stored");

/** A whole number that fits an `integer` column. */
export const int4 = z.int().min(-2_147_483_648).max(2_147_483_647);
