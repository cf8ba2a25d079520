import { z } from "zod";
import { PARAGRAPH_KINDS } from "../paragraphs";
import { memberShape } from "./post";

const placeFields = {
  url: z.string(),
  reading: z.string(),
  key: z.string().describe("Of the paragraph, in the current edition"),
  kind: z.enum(PARAGRAPH_KINDS),
  number: z.int().nullable().describe("The number printed beside the paragraph; null for a heading"),
};

const talkAtShape = z.object({
  ...placeFields,
  threads: z.int(),
  posts: z.int(),
  openQuestions: z.int(),
});

const talkedAboutShape = z.object({
  id: z.string().describe("Of the annotation"),
  ...placeFields,
  quote: z.string().describe("What is long is cut, here and in words, and ends with …"),
  words: z.string().nullable().describe("How it begins; null for a highlight"),
  author: memberShape.nullable().describe("Of these words"),
  posts: z.int(),
  people: z.int().describe("Who wrote them"),
  isAnswered: z.boolean().describe("By whoever asks"),
});
export type TalkedAboutWire = z.infer<typeof talkedAboutShape>;

export const agendaShape = z.object({
  prompts: z.array(talkedAboutShape),
  openQuestions: z.array(talkedAboutShape).describe("Asked, and not answered by anybody else yet"),
  disagreements: z.array(talkedAboutShape).describe("Where somebody said that they see it otherwise"),
  mostDiscussed: z.array(talkedAboutShape),
  backAndForth: z.array(talkedAboutShape).describe("Where answers were answered"),
  talk: z
    .array(talkAtShape)
    .describe("Every paragraph that something was said about, in the order of the text"),
});
/** What a meeting can begin with: where the talk is, and what is worth taking up. */
export type AgendaWire = z.infer<typeof agendaShape>;
