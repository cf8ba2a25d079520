/**
 * Where a text is said to be from that was fetched from an address: what follows the path may be a token, or tell who asked,
 * and readers need neither. The address that the page itself gives as its own is taken as it is, where it is of the same host.
 */
export function sourceOfPage(address: string | URL, canonical?: string | null): string {
  const asked = bare(new URL(address));
  asked.search = "";
  if (!canonical || !URL.canParse(canonical, asked)) return asked.href;
  const own = bare(new URL(canonical, asked));
  return isWeb(own) && own.host === asked.host ? own.href : asked.href;
}

const isWeb = ({ protocol }: URL): boolean => protocol === "http:" || protocol === "https:";

function bare(url: URL): URL {
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}
