import { storableText } from "@/domain/bodies/storable-text";
import { TITLE_LENGTH } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import { type Proposal, proposalFrom } from "@/domain/proposal";
import { type FileToParse, parseFile } from "./parse-file";

export type FileToImport = FileToParse & { title?: string | undefined };

/** What would be published of a file, under the title given or the one found. */
export async function proposalOfFile({ title, ...file }: FileToImport): Promise<Proposal> {
  const proposal = proposalFrom(await parseFile(file));
  if (title === undefined) return proposal;
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
