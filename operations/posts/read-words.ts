import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { withoutMentions } from "@/domain/bodies/mentions";
import { parseBody } from "@/domain/bodies/parse-body";
import { Invalid } from "@/domain/problems";
import type { BodyInput } from "@/domain/wire/post";

/**
 * What somebody sent as words, in the one form we keep. Nobody is mentioned in it: see `readPostWords`.
 * @throws Invalid with what is wrong with them, and the field that they stand in, where there are others
 */
export function readWords(input: BodyInput, field?: string): { body: Body; text: string } {
  const body = withoutMentions(parseWords(input, field));
  return { body, text: textOf(body) };
}

/** The same with its mentions as they were sent. */
export function parseWords(input: BodyInput, field?: string): Body {
  const parsed = "markdown" in input ? bodyFromMarkdown(input.markdown) : parseBody(input.tiptap);
  if (!parsed.ok) throw new Invalid(parsed.code, parsed.values, field === undefined ? {} : { field });
  return parsed.body;
}
