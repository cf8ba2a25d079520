import type { ReactNode } from "react";
import type { Opening } from "./opening";

/** What the server alone draws (`drawn-once.tsx`). */
export type Drawn = {
  title: ReactNode;
  facts: ReactNode;
  notes: ReactNode;
  /** Between title and text. */
  lines: ReactNode;
  /** Run where they stand (`inline-script.tsx`). */
  scripts: { before: string | null; after: string | null; nonce: string | undefined };
};

/**
 * What a page brings that is too large to travel twice: its text, and what its browser side begins with; and what is drawn
 * on the server alone, which a browser does not have.
 */
export type Handed = { html: string; opening: Opening; drawn: Drawn | null };

const OPENING = "opening";

/** Stands in the page as data. No `<` is left in it, so that nothing in it ends the element. */
export const openingScript = (handed: Handed | undefined) => ({
  id: OPENING,
  type: "application/json",
  html: handed ? JSON.stringify(handed.opening).replaceAll("<", "\\u003c") : "",
});

/**
 * In a browser: what the page it hydrates brought. The text too: where something else has changed the page meanwhile, React
 * draws all of it anew.
 */
export function findHanded(): Handed {
  const json = document.getElementById(OPENING)?.textContent;
  if (!json) throw new Error("The page came without what it opens with.");
  const html = document.getElementById("text")?.innerHTML ?? "";
  return { html, opening: JSON.parse(json) as Opening, drawn: null };
}
