import { isSignedIn, type Viewer } from "@/domain/viewer";

/** The language in which somebody is spoken to: the account's, else the one that the browser asks for first. */
export function localeOf(viewer: Viewer | undefined, headers: Pick<Headers, "get">): string {
  const chosen = viewer && isSignedIn(viewer) ? viewer.locale : null;
  return chosen ?? headers.get("accept-language")?.split(/[,;]/)[0]?.trim() ?? "en";
}
