import { cursorIn } from "@/app/_request/query";
import type { LogAction } from "@/domain/moderation";
import type { Viewer } from "@/domain/viewer";
import type { LogEntryWire } from "@/domain/wire/moderation";
import { listLog } from "@/operations/moderation/list-log";

export const afterSanction = (group: string, member: string): string =>
  `/groups/${group}/members?${new URLSearchParams({ sanctioned: member })}`;

const ABOUT_MEMBERS: LogAction[] = ["warn", "silence", "unsilence", "remove", "ban", "unban", "readmit"];

/** As many as may come to the log about one person while a page loads. */
const LOOKED_THROUGH = 20;

/** What was done last about the member whom the page's address names, as the log has it. */
export async function whatWasSanctioned(
  viewer: Viewer,
  slug: string,
  { sanctioned }: Record<string, string | string[] | undefined>,
): Promise<LogEntryWire | null> {
  const member = cursorIn(sanctioned);
  if (!member) return null;
  const { items } = await listLog(viewer, slug, { member, limit: LOOKED_THROUGH });
  return items.find(({ action }) => ABOUT_MEMBERS.includes(action)) ?? null;
}
