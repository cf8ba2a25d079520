import { paceOf } from "./spoken-to";
import { viewer } from "./viewer";

/** How fast whoever asks reads, in words a minute. */
export const paceOfRequest = async (): Promise<number> => paceOf(await viewer());
