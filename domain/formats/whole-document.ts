/** Where a page says what it is called stands before its words. */
const HEAD_WITHIN = 64 * 1024;

/**
 * A page with all the elements that a document has, for a reader that needs them: HTML lets people leave out what can be
 * told without it, and a fragment has none.
 */
export function wholeDocument(html: string): string {
  if (/<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)) return html;
  const start = html.slice(0, HEAD_WITHIN);
  const attributes = /<html(\s[^<>]*)>/i.exec(start)?.[1] ?? "";
  const title = titleIn(start);
  const said = [title, ...(start.match(/<meta\s[^<>]*>/gi) ?? [])].join("");
  const body = html.replace(title, "").replace(/<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi, "");
  return `<html${attributes}><head>${said}</head><body>${body}</body></html>`;
}

function titleIn(start: string): string {
  const at = start.search(/<title[\s>]/i);
  const end = at < 0 ? -1 : start.toLowerCase().indexOf("</title>", at);
  return end < 0 ? "" : start.slice(at, end + "</title>".length);
}
