import { SLUG_LENGTH } from "./limits";

/** Words that pages of their own bear where a group's slug would stand. */
const TAKEN_BY_PAGES: ReadonlySet<string> = new Set(["new"]);

export const isSlugShaped = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

export const isSlug = (text: string): boolean => isSlugShaped(text) && !TAKEN_BY_PAGES.has(text);

/** An address that somebody typed may have capitals in it. */
export const isSameSlug = (slug: string, asked: string): boolean => slug === asked.toLowerCase();

/** A group's place in addresses, from its name: "Café & Kant" is `cafe-kant`; a name in another script is `group`. */
export function slugFrom(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).join("-").slice(0, SLUG_LENGTH).replace(/-+$/, "");
  return isSlug(slug) ? slug : `${slug ? `${slug}-` : ""}group`;
}

/** `slug`, `slug-2`, `slug-3` …, none longer than a slug may be. */
function numberedSlug(slug: string, number: number): string {
  if (number === 1) return slug;
  const ending = `-${number}`;
  return slug.slice(0, SLUG_LENGTH - ending.length).replace(/-+$/, "") + ending;
}

/** The first of `slug`, `slug-2`, `slug-3` … that a group may have and none has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const numbered = numberedSlug(slug, number);
    if (isSlug(numbered) && !taken.has(numbered)) return numbered;
  }
}

/** How all of them begin: enough of the slug to leave room for eight digits. */
export const stemOf = (slug: string): string => slug.slice(0, SLUG_LENGTH - 9).replace(/-+$/, "");
