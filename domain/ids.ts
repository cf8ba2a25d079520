import { v5, v7 } from "uuid";
import { z } from "zod";

/** A new id: UUIDv7, so rows made together lie together. */
export const newId = (): string => v7();

/** The same id for the same name, so that what was begun can be gone on with. `family` is a UUID of one's own. */
export const namedId = (name: string, family: string): string => v5(name, family);

/** An id that came from outside: any UUID, as the client may have made it. Lower case, so that one id has one spelling. */
export const idSchema = z.uuid().toLowerCase();

export const isId = (value: string): boolean => idSchema.safeParse(value).success;
