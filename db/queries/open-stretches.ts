import { sql } from "drizzle-orm";
import { stretches } from "../schema/assignments";
import { readings } from "../schema/texts";

/** Of an assignment: some of what is to be read is in a reading that is not archived. */
export const hasOpenStretch = sql`exists (select from ${stretches}
  join ${readings} on readings.group_id = stretches.group_id and readings.id = stretches.reading_id
  where stretches.group_id = assignments.group_id and stretches.assignment_id = assignments.id
    and readings.archived_at is null)`;
