import { z } from "zod";

const url = z
  .string()
  .describe(
    "For a calendar program, which needs nothing else: whoever has it sees what is due for this member",
  );

export const followedCalendarShape = z.object({ url });
export const calendarShape = z.object({ url: url.nullable().describe("Null where one has made none") });
