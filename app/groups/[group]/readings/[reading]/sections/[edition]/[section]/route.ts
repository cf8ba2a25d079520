import { viewerOf } from "@/app/_request/find-viewer";
import { answering, PRIVATE_HEADERS } from "@/app/_request/problem-response";
import { localeOf } from "@/app/_request/spoken-to";
import { sectionHtml } from "@/components/reading/section-html";
import { openSection } from "@/operations/readings/open-section";
import { textWords } from "../../../text-words";

type Context = RouteContext<"/groups/[group]/readings/[reading]/sections/[edition]/[section]">;

/** One spelling for each, since each spelling is kept by browsers on its own. */
const NUMBER = /^(?:0|[1-9]\d*)$/;

/**
 * A section of a long text, as the page asks for it when it nears the screen. It never changes, so a browser may keep it;
 * of a private group, or with pictures, only after asking each time whether the reader still may have it.
 */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const place = await params;
  const section = NUMBER.test(place.section) ? Number(place.section) : Number.NaN;
  const viewer = await viewerOf(request);
  const opened = await openSection(viewer, { ...place, section });
  const words = textWords(localeOf(viewer, request.headers));
  const { beside } = opened.edition.paragraphs[opened.section.from] ?? {};
  const tongue = beside ? [beside.language, beside.direction] : [];
  const etag = `"${[place.edition, place.section, words.locale, ...tongue, ...opened.away].join("-")}"`;
  const headers = {
    ...PRIVATE_HEADERS,
    "cache-control": opened.isFixed ? "private, max-age=86400, immutable" : "private, no-cache",
    etag,
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(sectionHtml(opened.edition, opened.section, {}, words), {
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
  });
});
