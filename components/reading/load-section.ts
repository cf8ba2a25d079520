import { isAway, paragraphAt, sectionAt } from "./text-places";

/** Told on `#text` when a section has come, with its element as `detail`. */
export const SECTION_CAME = "sectioncame";

const coming = new WeakMap<HTMLElement, Promise<boolean>>();

/** Fetches a section that is away and puts it into its room. False when it could not be had now. */
export function loadSection(section: HTMLElement): Promise<boolean> {
  if (!isAway(section)) return Promise.resolve(true);
  const asked = coming.get(section) ?? fetchSection(section).finally(() => coming.delete(section));
  coming.set(section, asked);
  return asked;
}

async function fetchSection(section: HTMLElement): Promise<boolean> {
  const text = section.parentElement;
  const number = [...(text?.children ?? [])].indexOf(section);
  try {
    const answer = await fetch(`${text?.dataset.sections}/${number}`);
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return false;
    put(section, await answer.text());
    return true;
  } catch {
    return false;
  }
}

/** The HTML is what `section-html.ts` made on the server, every word of it escaped. */
function put(section: HTMLElement, html: string): void {
  const room = section.style.blockSize;
  section.innerHTML = html;
  section.removeAttribute("data-away");
  section.style.blockSize = "";
  section.style.setProperty("contain-intrinsic-block-size", `auto ${room}`);
  section.parentElement?.dispatchEvent(new CustomEvent(SECTION_CAME, { detail: section }));
}

/** A paragraph, fetched first if it is away; null when there is none, or it cannot be had now. */
export async function bringParagraph(index: number): Promise<HTMLElement | null> {
  const section = sectionAt(index);
  if (section) await loadSection(section);
  return paragraphAt(index);
}
