import { headers } from "next/headers";

/** Runs where it stands in the page, long before the page's scripts: only words of our own, and what cannot end them. */
export async function InlineScript({ code }: { code: string }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a script is its words
      dangerouslySetInnerHTML={{ __html: code }}
    />
  );
}
