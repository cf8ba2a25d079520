/** Without what Postgres cannot keep (NUL, halves of surrogate pairs) and what only terminals obey. */
export function storableText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "");
}
