"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { ROSTER_BYTES } from "@/domain/limits";
import { wordsOfRoster } from "@/domain/roster-words";
import { storable } from "@/domain/wire/storable";
import { addRoster } from "@/operations/roster/add-roster";

/** `seen`: the list whose preview the page shows. */
const rosterForm = z.object({
  group: storable.max(100),
  content: storable.max(ROSTER_BYTES, "roster.too-large").default(""),
  file: z.file().max(ROSTER_BYTES, "roster.too-large").optional(),
  seen: z.string().optional(),
  intent: z.string().optional(),
});

/** Nothing is done of a list that was not shown before just as it is. */
export const rosterAction = action(rosterForm, async (viewer, { group, content, file, seen, intent }) => {
  const hasFile = file !== undefined && file.size > 0;
  const words = newlines(hasFile ? wordsOfRoster(new Uint8Array(await file.arrayBuffer())) : content);
  const isDryRun = intent !== "send" || hasFile || seen === undefined || newlines(seen) !== words;
  const told = await addRoster(viewer, group, words, { isDryRun });
  if (!isDryRun) revalidatePath(`/groups/${group}`, "layout");
  return { values: { content: words, told: JSON.stringify(told) } };
});

/** Browsers send the end of a line as two characters. */
const newlines = (text: string): string => text.replaceAll("\r\n", "\n");
