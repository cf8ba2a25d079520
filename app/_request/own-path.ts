import { publicUrl } from "@/lib/env";

/** A place in this site to go to next, or the start page: never another site, however it is spelled. */
export function ownPath(wanted: string | null | undefined): string {
  const { origin, protocol } = publicUrl();
  if (!wanted || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  // `/.//evil.example` is in this site, but its path alone would name another.
  const path = url.pathname.replace(/^\/+/, "/");
  // A `blob:` has the origin of the page that made it, and another address for its path.
  return url.protocol === protocol && url.origin === origin ? `${path}${url.search}${url.hash}` : "/";
}
