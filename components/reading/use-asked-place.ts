import { useEffect } from "react";
import { paragraphWithKey } from "./text-places";

/** An address with a key and no `#` still leads to its place. With one, the browser has gone there by itself. */
export function useAskedPlace() {
  useEffect(() => {
    const { search, hash } = window.location;
    const key = new URLSearchParams(search).get("p");
    if (key && !hash) paragraphWithKey(key)?.scrollIntoView({ block: "start" });
  }, []);
}
