import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { parseBody } from "@/domain/bodies/parse-body";
import { Invalid } from "@/domain/problems";
import type { BodyInput } from "@/domain/wire/post";

/**
 * What somebody sent as words, in the one form we keep.
 * @throws Invalid with what is wrong with them, and the field that they stand in, where there are others
 */
export function readWords(input: BodyInput, field?: string): { body: Body; text: string } {
  const parsed = "markdown" in input ? bodyFromMarkdown(input.markdown) : parseBody(input.tiptap);
  if (!parsed.ok) throw new Invalid(parsed.code, parsed.values, field === undefined ? {} : { field });
  return { body: parsed.body, text: textOf(parsed.body) };
}
