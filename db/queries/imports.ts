import { and, count, desc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import type { HandedIn, ImportReview } from "@/domain/brought-import";
import type { Granted } from "@/domain/granted";
import type { Group, Membership } from "@/domain/groups";
import type { ImportOptions, ImportProblem, ImportState } from "@/domain/import-state";
import type { Ability } from "@/domain/policy";
import type { Proposal } from "@/domain/proposal";
import type { UnfinishedImport } from "@/domain/unfinished-import";
import type { Db, Transaction } from "../client";
import { files, memberships } from "../schema/groups";
import { imports } from "../schema/texts";

type Importing = Granted<{ group: Group }, "text.import">;
type Bringing = Granted<{ group: Group; membership: Membership }, "text.import" | "text.bring">;
export type ImportAbility = Extract<Ability, `import.${string}`>;
type AtImport<A extends ImportAbility = ImportAbility> = Granted<{ group: Group; import: { id: string } }, A>;

export type NewFile = { id: string; name: string; type: string; sha256: string; bytes: Buffer };

export async function insertFile(tx: Transaction, { group }: Bringing, file: NewFile): Promise<void> {
  await tx.insert(files).values({ groupId: group.id, size: file.bytes.length, ...file });
}

export async function insertImport(
  tx: Transaction,
  { group, membership }: Bringing,
  row: {
    id: string;
    fileId: string;
    proposal: Proposal;
    state?: ImportState;
    options?: ImportOptions;
    textId?: string;
    translates?: string;
    translationId?: string;
    review?: ImportReview;
  },
): Promise<void> {
  await tx.insert(imports).values({
    ...{ groupId: group.id, createdBy: membership.id, ...row },
    // Compared with when editions were published.
    createdAt: sql`clock_timestamp()`,
  });
}

export type ImportRow = {
  id: string;
  version: number;
  proposal: Proposal;
  readingId: string | null;
  /** The text that it corrects, and the edition that it became. */
  textId: string | null;
  editionId: string | null;
  /** The text that it translates, and the translation that it is a new edition of or became. */
  translates: string | null;
  translationId: string | null;
  /** Of each piece kept the row that it stands in, and the edition of the original that those are counted in. */
  rows: number[] | null;
  alignedTo: string | null;
  createdAt: Date;
  state: ImportState;
  stateAt: Date;
  problem: ImportProblem | null;
  file: { name: string; size: number };
  createdBy: string;
  review: ImportReview;
  handedIn: HandedIn | null;
};

/** One of the organizers' own. With `lock` the row stays as it is until the commit. */
export async function findImport(
  db: Db,
  { group }: Importing,
  id: string,
  lock?: "update",
): Promise<ImportRow | null> {
  const found = await selectImport(db, group.id, id, lock);
  return found?.review === "none" ? found : null;
}

/** Whosesoever it is, through its own door. */
export async function readImport(
  db: Db,
  { group, import: { id } }: AtImport,
  lock?: "update",
): Promise<ImportRow | null> {
  return selectImport(db, group.id, id, lock);
}

async function selectImport(db: Db, groupId: string, id: string, lock?: "update"): Promise<ImportRow | null> {
  const query = db
    .select({
      id: imports.id,
      version: imports.version,
      proposal: imports.proposal,
      readingId: imports.readingId,
      textId: imports.textId,
      editionId: imports.editionId,
      translates: imports.translates,
      translationId: imports.translationId,
      rows: imports.rows,
      alignedTo: imports.alignedTo,
      createdAt: imports.createdAt,
      state: imports.state,
      stateAt: imports.stateAt,
      problem: imports.problem,
      file: { name: files.name, size: files.size },
      createdBy: imports.createdBy,
      review: imports.review,
      handedIn: imports.handedIn,
    })
    .from(imports)
    .innerJoin(files, and(eq(files.groupId, imports.groupId), eq(files.id, imports.fileId)))
    .where(and(eq(imports.groupId, groupId), eq(imports.id, id)));
  const [found] = await (lock ? query.for(lock, { of: imports }) : query);
  return found ? { ...found, proposal: found.proposal as Proposal } : null;
}

/** `organizes`: the organizers' as well as one's own. */
export type ImportLister = Granted<{ group: Group; membership: Membership }, "import.list"> & {
  organizes: boolean;
};

const isUnfinished = ({ group, membership, organizes }: ImportLister) =>
  and(
    eq(imports.groupId, group.id),
    isNull(imports.readingId),
    isNull(imports.editionId),
    or(
      organizes ? eq(imports.review, "none") : undefined,
      and(eq(imports.createdBy, membership.id), ne(imports.review, "none")),
    ),
  );

/** Those that are not published yet, the newest first. */
export async function listUnfinishedImports(
  db: Db,
  access: ImportLister,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<UnfinishedImport[]> {
  return db
    .select({
      id: imports.id,
      version: imports.version,
      title: sql<string>`${imports.proposal} ->> 'title'`,
      createdAt: imports.createdAt,
      state: imports.state,
      problem: imports.problem,
      createdBy: memberships.name,
      file: files.name,
      review: imports.review,
    })
    .from(imports)
    .innerJoin(files, and(eq(files.groupId, imports.groupId), eq(files.id, imports.fileId)))
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, imports.groupId), eq(memberships.id, imports.createdBy)),
    )
    .where(and(isUnfinished(access), after ? lt(imports.id, after) : undefined))
    .orderBy(desc(imports.id))
    .limit(limit);
}

export async function countUnfinishedImports(db: Db, access: ImportLister): Promise<number> {
  const [row] = await db.select({ count: count() }).from(imports).where(isUnfinished(access));
  return row?.count ?? 0;
}

/** The import and the file that it was read from. */
export async function deleteImport(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.delete">,
): Promise<void> {
  const [gone] = await tx
    .delete(imports)
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id)))
    .returning({ fileId: imports.fileId });
  if (gone) await tx.delete(files).where(and(eq(files.groupId, group.id), eq(files.id, gone.fileId)));
}

/** What a reading of this group was made of; null where no import became it, or it is long ago. */
export async function findImportOfReading(
  db: Db,
  { group }: Importing,
  readingId: string,
): Promise<Proposal | null> {
  const [found] = await db
    .select({ proposal: imports.proposal })
    .from(imports)
    .where(and(eq(imports.groupId, group.id), eq(imports.readingId, readingId)));
  return found ? (found.proposal as Proposal) : null;
}

/** False when the proposal is no longer at the version the edit was made on, or is published. */
export async function updateProposal(
  tx: Transaction,
  { group, import: { id } }: AtImport<"import.edit">,
  { version }: { version: number },
  { proposal, rows }: { proposal: Proposal; rows: number[] | null },
): Promise<boolean> {
  const saved = await tx
    .update(imports)
    .set({ proposal, rows, version: sql`${imports.version} + 1` })
    .where(
      and(
        eq(imports.groupId, group.id),
        eq(imports.id, id),
        eq(imports.version, version),
        eq(imports.state, "ready"),
        inArray(imports.review, ["none", "begun", "returned"]),
        isNull(imports.readingId),
        isNull(imports.editionId),
      ),
    )
    .returning({ id: imports.id });
  return saved.length > 0;
}

export async function keepReadingOfImport(
  tx: Transaction,
  { group }: Importing,
  id: string,
  readingId: string,
): Promise<void> {
  await tx
    .update(imports)
    .set({ readingId })
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id)));
}

export async function keepEditionOfImport(
  tx: Transaction,
  { group }: Importing,
  id: string,
  editionId: string,
): Promise<void> {
  await tx
    .update(imports)
    .set({ editionId })
    .where(and(eq(imports.groupId, group.id), eq(imports.id, id)));
}
