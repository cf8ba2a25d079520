import type { Db } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { listTranslated } from "@/db/queries/translations";
import { type SetEdition, setEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { EDITIONS_IN_MEMORY } from "@/domain/limits";
import { picturesOf } from "@/domain/pictures";
import type { Reading } from "@/domain/readings";
import { type SetTranslation, setBeside, setTranslation } from "@/domain/set-translation";

type InReading = Granted<{ group: Group; reading: Reading }>;
/** Least recently used first. The size is 0 until the edition is there. */
type Kept = Map<string, { edition: Promise<SetEdition>; size: number }>;

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyEditions?: Kept };

/**
 * The edition that is read now, ready to be shown. An edition never changes, only which of its pictures are shown, so it is
 * read once and kept in memory, until others that are read more often need the room.
 */
export const readEdition = (db: Db, access: Granted<{ reading: Reading }>): Promise<SetEdition> =>
  kept(keyOf(access), async () => {
    const { reading } = access;
    return setEdition(reading.editionId, await listParagraphs(db, access), picturesOf(reading));
  });

/** An edition of a translation, in the rows of the edition that is read now. */
export const readTranslation = (db: Db, access: InReading, editionId: string): Promise<SetTranslation> =>
  kept(`${keyOf(access)} in ${editionId}`, async () => {
    const original = await readEdition(db, access);
    const paragraphs = await listTranslated(db, access, editionId);
    return setTranslation(original, editionId, paragraphs, picturesOf(access.reading));
  });

type Tongue = { editionId: string; language: string; direction: "ltr" | "rtl" };

/** The edition that is read now, with one of a translation beside it. */
export const readBeside = (db: Db, access: InReading, translation: Tongue): Promise<SetEdition> =>
  kept(`${keyOf(access)} beside ${translation.editionId}`, async () => {
    const original = await readEdition(db, access);
    return setBeside(original, await readTranslation(db, access, translation.editionId), translation);
  });

/** What of it is shown hangs on the reading alone where there are pictures. */
const keyOf = ({ reading: { id, editionId, picturesAway } }: { reading: Reading }): string =>
  [id, editionId, ...picturesAway].join(" ");

/** Under its key each is what it was read as. */
async function kept<Edition extends SetEdition>(id: string, read: () => Promise<Edition>): Promise<Edition> {
  shared.colloquyEditions ??= new Map();
  const all = shared.colloquyEditions;
  const found = all.get(id) ?? { edition: read(), size: 0 };
  all.delete(id);
  all.set(id, found);
  try {
    const edition = await (found.edition as Promise<Edition>);
    if (found.size === 0) makeRoom(all, found, edition.size);
    return edition;
  } catch (cause) {
    all.delete(id);
    throw cause;
  }
}

/** The one that is needed now stays, however large it is. */
function makeRoom(all: Kept, added: { size: number }, size: number): void {
  added.size = size;
  let total = [...all.values()].reduce((sum, held) => sum + held.size, 0);
  for (const [id, held] of all) {
    if (total <= EDITIONS_IN_MEMORY) return;
    if (held === added) continue;
    all.delete(id);
    total -= held.size;
  }
}
