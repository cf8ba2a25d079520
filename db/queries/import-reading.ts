import { and, eq, inArray, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { ImportOptions, ImportProblem, ImportStanding } from "@/domain/import-state";
import { IMPORT_EXPIRES } from "@/domain/limits";
import type { Ability } from "@/domain/policy";
import type { Proposal } from "@/domain/proposal";
import type { Db, Transaction } from "../client";
import { files, memberships } from "../schema/groups";
import { imports } from "../schema/texts";

/* An import from when its file was received until that has been read. */

export type ImportPlace = { groupId: string; importId: string };

/** `isBusy`: another file of the same member is being read. */
export type UnreadImport = { fileId: string; options: ImportOptions; isBusy: boolean };

const isThere = ({ groupId, importId }: ImportPlace) =>
  and(eq(imports.groupId, groupId), eq(imports.id, importId));

const isUnread = inArray(imports.state, ["received", "reading"]);

/** Another file of the same member is being read, and is not left lying. */
const isBusy = sql`exists (
  select from ${imports} other
  where other.group_id = imports.group_id and other.created_by = imports.created_by and other.id <> imports.id
    and other.state = 'reading' and other.state_at > now() - make_interval(secs => ${IMPORT_EXPIRES}))`;

/** Null when the member's turn has not come, or there is nothing to read any more. */
export async function beginReading(db: Db, place: ImportPlace): Promise<{ tries: number } | null> {
  const [begun] = await db
    .update(imports)
    .set({ state: "reading", stateAt: sql`now()`, tries: sql`${imports.tries} + 1` })
    .where(and(isThere(place), isUnread, sql`not ${isBusy}`))
    .returning({ tries: imports.tries });
  return begun ?? null;
}

/** Null when it has been read, or put away. */
export async function findUnread(db: Db, place: ImportPlace): Promise<UnreadImport | null> {
  const [found] = await db
    .select({ fileId: imports.fileId, options: imports.options, isBusy: sql<boolean>`${isBusy}` })
    .from(imports)
    .where(and(isThere(place), isUnread));
  return found ?? null;
}

export async function findFileBytes(
  db: Db,
  { groupId }: ImportPlace,
  { fileId }: UnreadImport,
): Promise<Buffer | null> {
  const [found] = await db
    .select({ bytes: files.bytes })
    .from(files)
    .where(and(eq(files.groupId, groupId), eq(files.id, fileId)));
  return found?.bytes ?? null;
}

export type ReadOutcome = { proposal: Proposal } | { problem: ImportProblem };

/** Who brought it and since when they wait; null when it was put away meanwhile, or another process reads it by now. */
export async function settleReading(
  tx: Transaction,
  place: ImportPlace,
  { tries }: { tries: number },
  outcome: ReadOutcome,
): Promise<{ userId: string; since: Date } | null> {
  const [settled] = await tx
    .update(imports)
    .set({
      ...outcome,
      state: "proposal" in outcome ? "ready" : "failed",
      stateAt: sql`now()`,
    })
    .from(memberships)
    .where(
      and(
        isThere(place),
        eq(imports.state, "reading"),
        eq(imports.tries, tries),
        eq(memberships.groupId, imports.groupId),
        eq(memberships.id, imports.createdBy),
      ),
    )
    .returning({ userId: memberships.userId, since: imports.createdAt });
  return settled ?? null;
}

type AtImport<A extends Ability> = Granted<{ group: Group; import: { id: string } }, A>;

export async function findStanding(
  db: Db,
  { group, import: { id } }: AtImport<"import.read">,
): Promise<ImportStanding | null> {
  const [found] = await db
    .select({ state: imports.state, problem: imports.problem, version: imports.version })
    .from(imports)
    .where(isThere({ groupId: group.id, importId: id }));
  return found ?? null;
}

/** Back to where it was when it was received. False where it had not failed. */
export async function setReceived(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.edit">,
): Promise<boolean> {
  const reset = await tx
    .update(imports)
    .set({
      ...{ state: "received", problem: null, tries: 0 },
      stateAt: sql`now()`,
      createdAt: sql`now()`,
    })
    .where(and(isThere({ groupId: group.id, importId: id }), eq(imports.state, "failed")))
    .returning({ id: imports.id });
  return reset.length > 0;
}
