import { useEffect } from "react";
import { placeQuery } from "@/domain/language-choice";
import { loadSection } from "./load-section";
import { askedInText, paragraphWithKey, sectionWithNumber } from "./text-places";

/**
 * An address with a key and no `#` still leads to its place. With one, the browser has gone there by itself, unless that
 * part of a long text is away.
 */
export function useAskedPlace() {
  useEffect(() => {
    const { search, hash } = window.location;
    const key = new URLSearchParams(search).get("p");
    if (key && !hash) paragraphWithKey(key)?.scrollIntoView({ block: "start" });
    else void goToHash();
    window.addEventListener("hashchange", goToHash);
    return () => window.removeEventListener("hashchange", goToHash);
  }, []);
}

async function goToHash() {
  const { hash, search } = window.location;
  if (hash === "" || document.getElementById(hash.slice(1))) return;
  // A heading or a note far away is known by its key alone: the server opens the text there.
  const key = /^#[hk]-([a-z0-9]{1,20})$/.exec(hash)?.[1];
  if (key && new URLSearchParams(search).get("p") !== key)
    return window.location.replace(placeQuery(key, askedInText()) + hash);
  const number = /^#p(\d{1,7})$/.exec(hash)?.[1];
  if (number === undefined) return;
  const section = sectionWithNumber(Number(number));
  if (section && (await loadSection(section))) document.getElementById(hash.slice(1))?.scrollIntoView();
}
