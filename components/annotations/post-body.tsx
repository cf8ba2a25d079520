import words from "../editor/words.module.css";

/** The words of a post, as our own renderer made them. No other HTML goes in here, and nowhere else does any. */
export function PostBody({ html }: { html: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: only what `domain/bodies/render-body.ts` made, which escapes every word
    <div className={words.words} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
