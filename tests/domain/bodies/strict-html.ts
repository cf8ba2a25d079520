const OPEN =
  /^<(?:(p|blockquote|ul)(?: dir="auto")?|(ol)(?: dir="auto")?(?: start="\d+")?|(pre) dir="ltr"|(code)(?: class="language-[\w+#.-]+")?|(li|strong|em|s)|(a) href="(?:https?:\/\/|mailto:)[^"<>\s]*" rel="nofollow ugc noopener")>/i;
const CLOSE = /^<\/(p|blockquote|ul|ol|pre|code|li|strong|em|s|a)>/;
const WORDS = /^(?:[^<>&"']|&(?:amp|lt|gt|quot|#39);)+/;

/** Says what in the HTML is not one of our elements, attributes and entities, closed in order; null when all is. A browser can find nothing more in it. */
export function foreignIn(html: string): string | null {
  const open: string[] = [];
  let rest = html;
  while (rest) {
    const words = rest.match(WORDS)?.[0] ?? (rest.startsWith("<br>") ? "<br>" : undefined);
    const opening = words ? null : rest.match(OPEN);
    const closing = words || opening ? null : rest.match(CLOSE);
    if (opening) open.push(opening.slice(1).find(Boolean) ?? "");
    if (closing && open.pop() !== closing[1]) return `out of order: ${rest.slice(0, 60)}`;
    const piece = words ?? opening?.[0] ?? closing?.[0];
    if (!piece) return rest.slice(0, 60);
    rest = rest.slice(piece.length);
  }
  return open.length ? `left open: ${open.join(" ")}` : null;
}
