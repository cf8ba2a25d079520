import { createHash } from "node:crypto";
import { storableText } from "@/domain/bodies/storable-text";
import { TITLE_LENGTH } from "@/domain/limits";
import { type Picture, withPictureKeys } from "@/domain/pictures";
import { Invalid } from "@/domain/problems";
import { type Proposal, proposalFrom } from "@/domain/proposal";
import { sourceOfPage } from "@/domain/source-of-page";
import { type FileToParse, parseFile } from "./parse-file";

export type FileToImport = FileToParse & { title?: string | undefined };

/** A picture that was found in a file, under the key that its figures name it by. */
export type KeyedPicture = Picture & { key: string; sha256: string };

export type ReadFile = { proposal: Proposal; pictures: KeyedPicture[] };

/**
 * What would be published of a file, under the title given or the one found, with the pictures that it shows. `parse`: for
 * whoever has the turn already.
 */
export async function proposalOfFile({ title, ...file }: FileToImport, parse = parseFile): Promise<ReadFile> {
  const imported = await parse(file);
  const pictures = imported.pictures.map(keyed);
  const found = withPictureKeys(
    { ...proposalFrom(imported), ...(file.origin && { origin: sourceOfPage(file.origin, imported.origin) }) },
    pictures.map(({ key }) => key),
  );
  return { proposal: title === undefined ? found : titled(found, title), pictures };
}

function keyed(picture: Picture): KeyedPicture {
  const sha256 = createHash("sha256").update(picture.bytes).digest("hex");
  return { ...picture, key: sha256.slice(0, 32), sha256 };
}

function titled(proposal: Proposal, title: string): Proposal {
  const given = titleGiven(title);
  const warnings = proposal.warnings.filter(({ code }) => code !== "import.title-guessed");
  return { ...proposal, title: given, warnings };
}

/** @throws Invalid where none is given, or no title is that long */
function titleGiven(title: string): string {
  const given = storableText(title).replace(/\s+/g, " ").trim();
  if (given.length > TITLE_LENGTH) throw new Invalid("import.title-too-long", { limit: TITLE_LENGTH });
  if (given === "") throw new Invalid("import.title-missing");
  return given;
}
