import type { Body } from "./body-schema";

/** Tags as if they had been written in a post, each in a paragraph, for what is asked of words. */
export const bodyOfTags = (tags: readonly string[]): Body => ({
  type: "doc",
  content: tags.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});
