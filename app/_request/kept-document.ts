import type { IncomingMessage, ServerResponse } from "node:http";
import { escapeHtml } from "@/domain/escape-html";
import { localeFor } from "@/messages/locales";
import type { PageFrame } from "./page-frame";

/** What Next's document has of one page alone. */
export type Filling = {
  nonce: string;
  title: string;
  /** The page as it is drawn. */
  html: string;
  /** Its properties, for the browser. */
  props: object;
  query: object;
};

type Slot = "nonce" | "title" | "html" | "data";

/** Next's document in pieces, and what it says of a page in its `__NEXT_DATA__`. */
export type KeptDocument = {
  pieces: (string | { slot: Slot })[];
  data: { props: object };
};

/** Takes apart what Next drew around `html`; null where that is not as we know it. */
export function cutDocument(
  whole: string,
  { nonce, html }: Pick<Filling, "nonce" | "html">,
): KeptDocument | null {
  const at = whole.indexOf(html);
  if (!nonce || !html || at < 0) return null;
  const head = /^(.*<title>)[^<]*(<\/title>.*)$/s.exec(whole.slice(0, at));
  const end = /^(.*<script id="__NEXT_DATA__"[^>]*>)([^<]*)(<\/script>.*)$/s.exec(
    whole.slice(at + html.length),
  );
  if (!head || !end) return null;
  const always = (words = "") => between(words.split(nonce), { slot: "nonce" as const });
  return {
    pieces: [
      ...[...always(head[1]), { slot: "title" as const }, ...always(head[2])],
      { slot: "html" },
      ...[...always(end[1]), { slot: "data" as const }, ...always(end[3])],
    ],
    data: JSON.parse(end[2] ?? ""),
  };
}

const between = <Piece, Joint>(pieces: Piece[], joint: Joint): (Piece | Joint)[] =>
  pieces.flatMap((piece, index) => (index ? [joint, piece] : [piece]));

/** The document as Next would draw it around another page. */
export function fillDocument({ pieces, data }: KeptDocument, { props, query, ...page }: Filling): string {
  const next = { ...data, props: { ...data.props, pageProps: props }, query };
  const filling = { ...page, title: escapeHtml(page.title), data: inScript(JSON.stringify(next)) };
  return pieces.map((piece) => (typeof piece === "string" ? piece : filling[piece.slot])).join("");
}

/** As Next writes it: no letter is left that ends a script. */
const inScript = (json: string): string =>
  json.replace(/[&<>\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

const kept = new Map<string, KeptDocument>();

type Asked = { req: IncomingMessage; res: ServerResponse; query: object };

/**
 * Answers with a page as Next would answer: what Next draws around a page is the same for all of a language and a theme but
 * for the `Filling`, and to draw it anew is a seventh of a page's processor time. False where Next has to draw it, which is
 * kept then. Never in development, where it changes.
 */
export function answerAlike(
  { req, res, query }: Asked,
  frame: PageFrame,
  { html, props }: Pick<Filling, "html" | "props">,
): boolean {
  const nonce = req.headers["x-nonce"]?.toString();
  if (!nonce || process.env.NODE_ENV !== "production") return false;
  const alike = `${localeFor(frame.locale)} ${frame.theme}`;
  const document = kept.get(alike);
  if (!document) {
    keepWhatNextSends(res, (whole) => {
      const cut = cutDocument(whole, { nonce, html });
      if (cut) kept.set(alike, cut);
    });
    return false;
  }
  const bytes = Buffer.from(fillDocument(document, { nonce, title: frame.title, html, props, query }));
  res.setHeader("cache-control", "private, no-cache, no-store, max-age=0, must-revalidate");
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.setHeader("content-length", bytes.length);
  res.end(bytes);
  return true;
}

/** Next ends its answer to a page with the whole of it. */
function keepWhatNextSends(res: ServerResponse, keep: (whole: string) => void): void {
  const end = res.end;
  res.end = (...args: unknown[]) => {
    if (res.statusCode === 200 && typeof args[0] === "string") keep(args[0]);
    return Reflect.apply(end, res, args);
  };
}
