import { markRead, type SeenMarks } from "./api";

type Stretch = { from: string; through: string };
type Seen = { posts?: readonly number[]; paragraphs?: Stretch; stoppedAt?: string };

/** Long enough that a page of short posts is one request, short enough that little is lost with a battery. */
const GATHERING = 3_000;

/** A request carries so many; what stands on one screen is far less. */
const AT_ONCE = 1_000;
const STRETCHES_AT_ONCE = 100;

/** Gathers what was seen and tells the server now and then, and when the page is left. */
export function keepReadMarks(readingId: string) {
  const told = new Set<number>();
  let posts = new Set<number>();
  let paragraphs: Stretch[] = [];
  let stoppedAt: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isNothing = () => posts.size === 0 && paragraphs.length === 0 && stoppedAt === undefined;

  function mark(seen: Seen) {
    for (const number of seen.posts ?? []) if (!told.has(number)) posts.add(number);
    if (seen.paragraphs) paragraphs.push(seen.paragraphs);
    stoppedAt = seen.stoppedAt ?? stoppedAt;
    if (!isNothing()) timer ??= setTimeout(flush, GATHERING);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (isNothing()) return;
    const marks: SeenMarks = {
      posts: [...posts].slice(0, AT_ONCE),
      paragraphs: paragraphs.splice(0, STRETCHES_AT_ONCE),
      ...(stoppedAt && { stoppedAt }),
    };
    for (const number of marks.posts) told.add(number);
    posts = new Set([...posts].filter((number) => !told.has(number)));
    stoppedAt = undefined;
    markRead(readingId, marks, { keepalive: true }).catch(() => takeUpAgain(marks));
    if (!isNothing()) timer = setTimeout(flush, GATHERING);
  }

  /** It goes with what is seen next. */
  function takeUpAgain(marks: SeenMarks) {
    for (const number of marks.posts) {
      told.delete(number);
      posts.add(number);
    }
    paragraphs = [...marks.paragraphs, ...paragraphs];
    stoppedAt ??= marks.stoppedAt;
  }

  return { mark, flush };
}
