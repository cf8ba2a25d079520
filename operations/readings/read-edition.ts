import type { Db } from "@/db/client";
import { listParagraphs } from "@/db/queries/paragraphs";
import { findTranslationOfEdition, listTranslated } from "@/db/queries/translations";
import { type SetEdition, setEdition } from "@/domain/editions";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import { choiceAsked } from "@/domain/language-choice";
import { EDITIONS_IN_MEMORY } from "@/domain/limits";
import { picturesOf } from "@/domain/pictures";
import type { Reading } from "@/domain/readings";
import { type SetTranslation, setBeside, setTranslation, takenBy } from "@/domain/set-translation";
import { keepOf } from "@/lib/keeps";

type InReading = Granted<{ group: Group; reading: Reading }>;
const kept = keepOf<SetEdition>("editions", EDITIONS_IN_MEMORY, takenBy);

/**
 * The edition that is read now, ready to be shown. An edition never changes, only which of its pictures are shown, so it is
 * read once and kept in memory, until others that are read more often need the room.
 */
export const readEdition = (db: Db, access: Granted<{ reading: Reading }>): Promise<SetEdition> =>
  kept.take(keyOf(access), async () => {
    const { reading } = access;
    return setEdition(reading.editionId, await listParagraphs(db, access), picturesOf(reading));
  });

/** An edition of a translation, in the rows of the edition that is read now. */
export const readTranslation = (db: Db, access: InReading, editionId: string): Promise<SetTranslation> =>
  kept.take(`${keyOf(access)} in ${editionId}`, async () => {
    const original = await readEdition(db, access);
    const paragraphs = await listTranslated(db, access, editionId);
    const set = setTranslation(original, editionId, paragraphs, picturesOf(access.reading));
    const translation = await findTranslationOfEdition(db, access, editionId);
    return translation === null ? set : { ...set, asked: choiceAsked({ translation, beside: false }) };
  });

type Tongue = { id: string; editionId: string; language: string; direction: "ltr" | "rtl" };

/** The edition that is read now, with one of a translation beside it. */
export const readBeside = (db: Db, access: InReading, translation: Tongue): Promise<SetEdition> =>
  kept.take([keyOf(access), "beside", ...tongueOf(translation)].join(" "), async () => {
    const original = await readEdition(db, access);
    const set = setBeside(original, await readTranslation(db, access, translation.editionId), translation);
    return { ...set, asked: choiceAsked({ translation: translation.id, beside: true }) };
  });

/** What is said of a translation may be changed, and no word of it. */
const tongueOf = ({ editionId, language, direction }: Tongue): string[] => [editionId, language, direction];

/** What of it is shown hangs on the reading alone where there are pictures. */
const keyOf = ({ reading: { id, editionId, picturesAway } }: { reading: Reading }): string =>
  [id, editionId, ...picturesAway].join(" ");
