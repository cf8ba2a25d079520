import type { Db } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { type SetEdition, setEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import { EDITIONS_IN_MEMORY } from "@/domain/limits";
import { picturesOf } from "@/domain/pictures";
import type { Reading } from "@/domain/readings";
import { keepOf } from "@/lib/keeps";

type InReading = Granted<{ reading: Reading }>;
const kept = keepOf<SetEdition>("editions", EDITIONS_IN_MEMORY, ({ size }) => size);

/**
 * The edition that is read now, ready to be shown. An edition never changes, only which of its pictures are shown, so it is
 * read once and kept in memory, until others that are read more often need the room.
 */
export function readEdition(db: Db, access: InReading): Promise<SetEdition> {
  const { id, editionId, picturesAway } = access.reading;
  // What of it is shown hangs on the reading alone where there are pictures.
  return kept.take([id, editionId, ...picturesAway].join(" "), () => read(db, access));
}

async function read(db: Db, access: InReading): Promise<SetEdition> {
  const { reading } = access;
  return setEdition(reading.editionId, await listParagraphs(db, access), picturesOf(reading));
}
