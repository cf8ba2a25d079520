import { createServer } from "node:http";
import type { SeededReading } from "@/tests/support/seed/seed-reading";

/** Words that somebody has chosen, as the libraries want to be told: positions count the text of the whole page. */
export type Quote = { exact: string; prefix: string; suffix: string; start: number; end: number };

/** The text as a page of its own, with nothing but paragraphs on it. */
export const plainPage = ({ title, paragraphs }: SeededReading): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>body{margin:0 auto;max-width:40rem;font:18px/1.6 serif}::highlight(peer){background:#fe8}</style>
<main id="text">${paragraphs.map(({ number, text }) => `<p id="p${number}">${text}</p>`).join("")}</main></html>`;

export type Served = { url: string; stop: () => Promise<void> };

export function servePage(html: string): Promise<Served> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({
        url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
        async stop() {
          server.closeAllConnections();
          await new Promise((closed) => server.close(closed));
        },
      });
    });
  });
}

/** Where each annotation's words stand when all paragraphs follow each other without anything between them. */
export function quotesOf(
  { paragraphs }: SeededReading,
  places: readonly { start_index: number; start_offset: number; end_offset: number }[],
): Quote[] {
  const beginnings: number[] = [];
  let length = 0;
  for (const { text } of paragraphs) {
    beginnings.push(length);
    length += text.length;
  }
  return places.map(({ start_index, start_offset, end_offset }) => {
    const text = paragraphs[start_index]?.text ?? "";
    const begin = beginnings[start_index] ?? 0;
    return {
      exact: text.slice(start_offset, end_offset),
      prefix: text.slice(Math.max(0, start_offset - 32), start_offset),
      suffix: text.slice(end_offset, end_offset + 32),
      start: begin + start_offset,
      end: begin + end_offset,
    };
  });
}
