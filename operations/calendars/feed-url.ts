import { absoluteUrl } from "@/lib/env";
import { secretOf } from "@/lib/secrets";

/** The same each time, so that it need not be kept. */
export const feedUrl = (feedId: string): string => absoluteUrl(`/calendars/${secretOf(feedId)}.ics`);
