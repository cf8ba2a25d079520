import { v7 } from "uuid";

/** An id made here, so that sending twice adds once. Not `crypto.randomUUID`, which plain http does not have. */
export const newId = (): string => v7();
