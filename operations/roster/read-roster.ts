import type { Db } from "@/db/client";
import { findKnownPeople } from "@/db/queries/rostered";
import { findUser } from "@/db/queries/users";
import { parseRoster, type RosterLine, type RosterList } from "@/domain/formats/roster-csv";
import type { Granted } from "@/domain/granted";
import { Invalid } from "@/domain/problems";
import { addressIn, type JudgedLine, judgeRoster } from "@/domain/roster";
import type { GroupAccess } from "../access";

/** @throws Invalid when it is no list */
export function linesOfRoster(words: string): RosterList {
  const parsed = parseRoster(words);
  if (!parsed.ok) throw new Invalid(parsed.code, parsed.values);
  return parsed.value;
}

/** What would become of each row now. */
export async function judgeLines(
  db: Db,
  access: Granted<GroupAccess, "group.add-roster">,
  lines: readonly RosterLine[],
): Promise<JudgedLine[]> {
  const addresses = lines.map((line) => addressIn(line).toLowerCase()).filter((address) => address !== "");
  const known = await findKnownPeople(db, access, addresses);
  const own = access.viewer.userId === null ? null : await findUser(db, access.viewer.userId);
  const members = new Set([...known.members, ...(own?.email ? [own.email.toLowerCase()] : [])]);
  return judgeRoster(lines, { ...known, members });
}
