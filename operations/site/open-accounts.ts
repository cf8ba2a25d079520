import { database } from "@/db/client";
import { type AccountRow, findAccount, listSuspended } from "@/db/queries/suspensions";
import type { Viewer } from "@/domain/viewer";
import { accessSite } from "../access";

/** More are found by name. */
const SUSPENDED_SHOWN = 100;

/** `found`: whose address or handle was typed; null where it is nobody's, or nothing was typed. */
export type OpenedAccounts = { found: AccountRow | null; suspended: AccountRow[] };

/** What the page for suspending accounts shows. */
export async function openAccounts(viewer: Viewer, typed: string): Promise<OpenedAccounts> {
  const access = accessSite(viewer, "site.oversee");
  const [found, suspended] = await Promise.all([
    typed.trim() === "" ? null : findAccount(database(), access, typed),
    listSuspended(database(), access, SUSPENDED_SHOWN),
  ]);
  return { found, suspended };
}
