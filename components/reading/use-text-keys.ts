import { useEffect, useRef } from "react";
import { isTyping } from "./is-typing";
import { type Room, useRoom } from "./room";
import { indexOf, keyOf, paragraphAround, paragraphAt, wordsOf } from "./text-places";
import { useFreshWalk } from "./use-fresh-walk";
import { firstInView } from "./where-read";

/** The keys of the page: moving from paragraph to paragraph, writing, opening threads, walking through what is new. */
export function useTextKeys({ isOn, beginWords }: { isOn: boolean; beginWords: () => boolean }) {
  const room = useRoom();
  const walk = useFreshWalk();
  const now = useRef({ room, beginWords });
  useEffect(() => {
    now.current = { room, beginWords };
  });

  useEffect(() => {
    const read = () => now.current;
    function pressed(event: KeyboardEvent) {
      const hasModifier = event.altKey || event.ctrlKey || event.metaKey;
      if (event.defaultPrevented || hasModifier || isTyping(event.target)) return;
      if (!isOn && event.key.length === 1) return;
      const paragraph = isWords(event.target)
        ? paragraphAround(event.target)
        : besideWhich(event, now.current.room);
      if (event.key === "n" || event.key === "p") walk(event.key === "n" ? 1 : -1);
      else if (!(paragraph ? pressedOn(paragraph, event.key, read) : begins(event.key, read))) return;
      event.preventDefault();
    }

    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [isOn, walk]);
}

const isWords = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches(".words, .beside");

/** With the focus in a thread, these keys mean the paragraph that it is about. */
function besideWhich({ target, key }: KeyboardEvent, { annotations }: Room): HTMLElement | null {
  const card = target instanceof Element && ["c", "j", "k"].includes(key) && target.closest("article");
  const thread = card && annotations.find(({ id }) => card.id === `thread-${id}`);
  const index = thread ? thread.placement.index : null;
  return index === null ? null : paragraphAt(index);
}

type Now = { room: ReturnType<typeof useRoom>; beginWords: () => boolean };

/** Whether the key meant something to a paragraph that has the focus. */
function pressedOn(paragraph: HTMLElement, key: string, now: () => Now): boolean {
  const { room, beginWords } = now();
  const index = indexOf(paragraph);
  switch (key) {
    case "ArrowDown":
      return !goesOnBelow(paragraph) && focusAt(room, index + 1);
    case "ArrowUp":
      return !goesOnAbove(paragraph) && focusAt(room, index - 1);
    case "j":
      return focusAt(room, index + 1);
    case "k":
      return focusAt(room, index - 1);
    case "Home":
      return focusAt(room, 0);
    case "End":
      return focusAt(room, room.paragraphs - 1);
    case "c":
      if (room.can.annotate) composeOn(room, paragraph);
      return room.can.annotate;
    case "v":
      return beginWords();
    case "Enter":
      void openThreads(() => now().room, index);
      return true;
    default:
      return false;
  }
}

/** With the focus elsewhere, the keys of the text begin at the first paragraph in view. */
function begins(key: string, now: () => Now): boolean {
  const text = document.getElementById("text");
  const first = text && firstInView(text);
  if (!first || !["j", "k", "c", "v"].includes(key)) return false;
  wordsOf(first)?.focus({ preventScroll: true });
  return key === "j" || key === "k" || pressedOn(first, key, now);
}

/** A paragraph longer than the window is first scrolled through. */
const goesOnBelow = (paragraph: HTMLElement): boolean =>
  paragraph.getBoundingClientRect().bottom > window.innerHeight;
const goesOnAbove = (paragraph: HTMLElement): boolean => paragraph.getBoundingClientRect().top < 0;

/** Of a long text a part may be away, and is fetched first. */
function focusAt(room: Now["room"], index: number): boolean {
  if (index < 0 || index >= room.paragraphs) return false;
  room.focusParagraph(index);
  return true;
}

export function composeOn(room: Pick<Now["room"], "compose">, paragraph: HTMLElement): void {
  room.compose({
    kind: "comment",
    passage: { paragraph: keyOf(paragraph) },
    anchorIndex: indexOf(paragraph),
    quote: null,
  });
}

/** Opens what is said about a paragraph, at the first thread; threads that are not here yet are fetched first. */
export async function openThreads(now: () => Now["room"], index: number): Promise<void> {
  const { showParagraph, activate, talk } = now();
  showParagraph(index);
  if (!talk.isLoaded(index)) {
    await talk.load([{ from: index, through: index }]);
    await new Promise(requestAnimationFrame);
  }
  const first = now().annotations.find(({ placement }) => placement.index === index);
  if (first) activate(first.id, { scroll: "thread" });
}
