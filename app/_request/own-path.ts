import { publicUrl } from "@/lib/env";

/** A place in this site to go to next, or the start page: never another site, however it is spelled. */
export function ownPath(wanted: string | null | undefined): string {
  const { origin } = publicUrl();
  if (!wanted || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  // `/.//evil.example` is in this site, but its path alone would name another.
  const path = url.pathname.replace(/^\/+/, "/");
  return url.origin === origin ? `${path}${url.search}${url.hash}` : "/";
}
