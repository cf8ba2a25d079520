import type { AnnotationKind } from "../annotations";
import { renderBody } from "../bodies/render-body";
import {
  type ExportedAuthor,
  type ExportedPost,
  type ExportedReading,
  type ExportedThread,
  type ExportedThreads,
  ownWordsOf,
} from "../exports";
import { isNamed } from "../groups";
import { PARAGRAPH_BREAK, wordsOf } from "../passages";

const MOTIVATIONS: Record<AnnotationKind, string> = {
  comment: "commenting",
  question: "questioning",
  highlight: "highlighting",
  prompt: "questioning",
};

/** A W3C Web Annotation collection with one page: annotations and the replies to them, in the order of the text. */
export async function* exportWebAnnotations(
  reading: ExportedReading,
  threads: ExportedThreads,
): AsyncGenerator<string> {
  const places = placesIn(reading);
  const { exportUrl: id } = reading;
  const head = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: reading.title,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"first":`;
  const page = { id: `${id}#first`, type: "AnnotationPage", partOf: id, startIndex: 0 };
  yield `${JSON.stringify(page).slice(0, -1)},"items":[`;
  let total = 0;
  for await (const thread of threads) {
    for (const annotation of annotationsOf(reading, thread, places)) {
      yield `${total === 0 ? "" : ","}\n${JSON.stringify(annotation)}`;
      total++;
    }
  }
  // How many they are is known at the end, and order means nothing in an object.
  yield `\n]},"total":${total}}\n`;
}

type Selectors = (thread: ExportedThread) => object[];

function* annotationsOf(
  reading: ExportedReading,
  thread: ExportedThread,
  selectors: Selectors,
): Generator<object> {
  const own = ownWordsOf(thread);
  yield {
    id: thread.iri,
    type: "Annotation",
    motivation: MOTIVATIONS[thread.kind],
    ...by(thread.author),
    created: thread.createdAt,
    ...(own?.editedAt ? { modified: own.editedAt } : {}),
    audience: { type: "schema:Audience", "schema:audienceType": thread.audience },
    ...bodies([...(own ? [words(own)] : []), ...thread.tags.map(tag)]),
    target: targetOf(reading, thread, selectors),
  };
  const iris = new Map(thread.posts.map(({ id, iri }) => [id, iri]));
  if (own) iris.set(own.id, thread.iri);
  for (const post of thread.posts) {
    if (post === own) continue;
    yield {
      id: post.iri,
      type: "Annotation",
      motivation: "replying",
      ...by(post.author),
      created: post.createdAt,
      ...(post.editedAt ? { modified: post.editedAt } : {}),
      ...bodies([words(post)]),
      // What it answers may be gone; then it answers the annotation.
      target: iris.get(post.parent ?? "") ?? thread.iri,
    };
  }
}

/** What was chosen in a translation is about its words, and about the text's paragraphs that they stand beside. */
function targetOf({ textUrl, url }: ExportedReading, thread: ExportedThread, selectors: Selectors): object {
  const { chosenIn, place, quote } = thread;
  const specific = (source: string | object, selector: object[]) => ({
    ...{ type: "SpecificResource", source, scope: url, selector },
  });
  if (!chosenIn) return specific(textUrl, selectors(thread));
  const { textUrl: id, language, around } = chosenIn;
  const source = { id, type: "Text", format: "text/plain", language };
  const chosen = specific(source, [{ type: "TextQuoteSelector", exact: quote, ...around }]);
  return place ? [chosen, specific(textUrl, selectors(thread))] : chosen;
}

const by = (author: ExportedAuthor | null) =>
  author
    ? {
        creator: {
          type: "Person",
          name: author.name,
          ...(isNamed(author) ? { nickname: author.handle } : {}),
        },
      }
    : {};

const bodies = (body: object[]) => (body.length > 0 ? { body } : {});

const words = ({ body }: ExportedPost) => ({
  type: "TextualBody",
  format: "text/html",
  value: renderBody(body),
});

const tag = (value: string) => ({ type: "TextualBody", purpose: "tagging", value });

/** A maker of selectors; positions count the code points of `text.txt`. */
function placesIn({ paragraphs }: ExportedReading): Selectors {
  let next = 0;
  const starts = paragraphs.map(({ text }) => {
    const start = next;
    next += codePoints(text) + PARAGRAPH_BREAK.length;
    return start;
  });
  const positionOf = (index: number, offset: number): number =>
    (starts[index] ?? 0) + codePoints((paragraphs[index]?.text ?? "").slice(0, offset));

  return ({ place, quote }) => {
    if (!place) return [{ type: "TextQuoteSelector", exact: quote }];
    const around = wordsOf(paragraphs.slice(place.startIndex, place.endIndex + 1), place);
    return [
      { type: "TextQuoteSelector", exact: around.quote, prefix: around.prefix, suffix: around.suffix },
      {
        type: "TextPositionSelector",
        start: positionOf(place.startIndex, place.startOffset),
        end: positionOf(place.endIndex, place.endOffset),
      },
    ];
  };
}

/** Pairs of surrogates are two units and one code point. */
const codePoints = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
