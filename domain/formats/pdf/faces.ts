import type { PDFPageProxy } from "pdfjs-dist";
import { PDF_FACES } from "../../limits";
import { type FaceStyle, PLAIN, styleOfFace } from "./face-style";

/**
 * The styles of the faces that a file sets its words in. The library tells a face’s name only where it makes a page ready to be
 * drawn: so it is asked to once for each face, on the first page that has it, and stopped as soon as the names are there.
 */
export class Faces {
  readonly #styles = new Map<string, FaceStyle>();
  #asked = 0;

  /** Asks for the faces of a page that were not seen before. */
  async meet(page: PDFPageProxy, faces: ReadonlySet<string>): Promise<void> {
    const unknown = [...faces].filter((face) => !this.#styles.has(face));
    if (unknown.length === 0 || this.#asked >= PDF_FACES.pages) return;
    this.#asked++;
    await drawUntil(page, () => unknown.every((face) => page.commonObjs.has(face)));
    for (const face of unknown) this.#styles.set(face, styleOf(page, face));
  }

  styleOf(face: string): FaceStyle {
    return this.#styles.get(face) ?? PLAIN;
  }
}

function styleOf({ commonObjs }: PDFPageProxy, face: string): FaceStyle {
  const font = commonObjs.has(face) ? (commonObjs.get(face) as { name?: unknown } | null) : null;
  return typeof font?.name === "string" ? styleOfFace(font.name) : PLAIN;
}

/** What the library’s own `getOperatorList` asks, which hands out all of a page or nothing: of a map, a gigabyte. */
type Drawing = {
  _transport?: {
    messageHandler?: { sendWithStream: (name: string, asked: object) => ReadableStream<unknown> };
  };
};

/** For its list of what is drawn, without what is laid over the page. */
const INTENT = 1 + 64 + 256;

/** Has a page made ready to be drawn, thousand steps by thousand, until that is so. What fails leaves faces without a style. */
async function drawUntil(page: PDFPageProxy, isSo: () => boolean): Promise<void> {
  const pageIndex = page.pageNumber - 1;
  const asked = { pageId: pageIndex, pageIndex, intent: INTENT, cacheKey: "faces", annotationStorage: null };
  const library = (page as unknown as Drawing)._transport?.messageHandler;
  const reader = library?.sendWithStream("GetOperatorList", { ...asked, modifiedIds: new Set() }).getReader();
  try {
    for (let steps = 0; reader && steps < PDF_FACES.thousandsOfSteps && !isSo(); steps++)
      if ((await reader.read()).done) break;
  } catch {
    // The page’s words are read already.
  } finally {
    // Not waited for: whoever has ended already does not answer.
    reader?.cancel(new Error("enough")).catch(() => null);
  }
}
