import { CommanderError } from "commander";
import type { z } from "zod";
import { Invalid, Problem } from "@/domain/problems";
import { FolderUnusable } from "@/lib/write-whole";
import { problemWords } from "@/messages/problem-words";
import { translator } from "@/messages/translator";

/** What a command has to say: one line of JSON for programs, or lines for people. */
export function tell(isJson: boolean | undefined, answer: object, lines: string[]): void {
  process.stdout.write(isJson ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** One line, whatever went wrong; with `COLLOQUY_DEBUG` also where. */
export function tellFailure(thrown: unknown): void {
  process.stderr.write(`${wordsFor(thrown).replace(/\s+/g, " ").trim()}\n`);
  if (process.env.COLLOQUY_DEBUG && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`);
}

function wordsFor(thrown: unknown): string {
  const words = translator("en");
  if (thrown instanceof Problem) return problemWords(words, thrown);
  if (thrown instanceof CommanderError) return thrown.message.replace(/^error: /, "");
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const noFile = thrown instanceof FolderUnusable ? noFolderWords(thrown) : noFileWords(cause);
  if (noFile) return noFile;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** What stands in the way of a file, for people. */
function noFileWords(cause: unknown): string | null {
  const { code, path } = (cause ?? {}) as NodeJS.ErrnoException;
  if (!path) return null;
  if (code === "ENOENT") return `There is no file ${path}.`;
  if (code === "EISDIR") return `${path} is a folder.`;
  if (code === "EACCES") return `${path} may not be read.`;
  return null;
}

/** What stands in the way of a new file in a folder, for people. */
function noFolderWords({ folder, cause }: FolderUnusable): string | null {
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") return `There is no folder ${folder}.`;
  if (code === "ENOTDIR") return `${folder} is no folder.`;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return `In the folder ${folder} nothing may be written.`;
  return null;
}

/** Reads an option by a schema of the product. @throws Invalid with the schema's own words. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Invalid(result.error.issues[0]?.message ?? "input");
}
