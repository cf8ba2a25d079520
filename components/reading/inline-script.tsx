type Props = { code: string | null | undefined; nonce: string | undefined };

/** Runs where it stands in the page, long before the page's scripts: only words of our own, and what cannot end them. */
export function InlineScript({ code, nonce }: Props) {
  if (!code) return null;
  return (
    <script
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a script is its words
      dangerouslySetInnerHTML={{ __html: code }}
    />
  );
}
