import type { Db } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { type SetEdition, setEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import { EDITIONS_IN_MEMORY } from "@/domain/limits";
import { picturesOf } from "@/domain/pictures";
import type { Reading } from "@/domain/readings";

type InReading = Granted<{ reading: Reading }>;
/** Least recently used first. The size is 0 until the edition is there. */
type Kept = Map<string, { edition: Promise<SetEdition>; size: number }>;

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyEditions?: Kept };

/**
 * The edition that is read now, ready to be shown. An edition never changes, only which of its pictures are shown, so it is
 * read once and kept in memory, until others that are read more often need the room.
 */
export async function readEdition(db: Db, access: InReading): Promise<SetEdition> {
  shared.colloquyEditions ??= new Map();
  const kept = shared.colloquyEditions;
  const { id: readingId, editionId, picturesAway } = access.reading;
  // What of it is shown hangs on the reading alone where there are pictures.
  const id = [readingId, editionId, ...picturesAway].join(" ");
  const found = kept.get(id) ?? { edition: read(db, access), size: 0 };
  kept.delete(id);
  kept.set(id, found);
  try {
    const edition = await found.edition;
    if (found.size === 0) makeRoom(kept, found, edition.size);
    return edition;
  } catch (cause) {
    kept.delete(id);
    throw cause;
  }
}

async function read(db: Db, access: InReading): Promise<SetEdition> {
  const { reading } = access;
  return setEdition(reading.editionId, await listParagraphs(db, access), picturesOf(reading));
}

/** The one that is needed now stays, however large it is. */
function makeRoom(kept: Kept, added: { size: number }, size: number): void {
  added.size = size;
  let total = [...kept.values()].reduce((sum, held) => sum + held.size, 0);
  for (const [id, held] of kept) {
    if (total <= EDITIONS_IN_MEMORY) return;
    if (held === added) continue;
    kept.delete(id);
    total -= held.size;
  }
}
