import { storableText } from "@/domain/bodies/storable-text";
import { draftFrom, type ImportDraft } from "@/domain/import-draft";
import { TITLE_LENGTH } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import { type FileToParse, parseFile } from "./parse-file";

export type FileToImport = FileToParse & { title?: string | undefined };

/** What would be published of a file, under the title given or the one found. */
export async function draftOfFile({ title, ...file }: FileToImport): Promise<ImportDraft> {
  const draft = draftFrom(await parseFile(file));
  if (title === undefined) return draft;
  const given = storableText(title).replace(/\s+/g, " ").trim();
  if (given.length > TITLE_LENGTH) throw new Invalid("import.title-too-long", { limit: TITLE_LENGTH });
  if (given === "") throw new Invalid("import.title-missing");
  const warnings = draft.warnings.filter(({ code }) => code !== "import.title-guessed");
  return { ...draft, title: given, warnings };
}
