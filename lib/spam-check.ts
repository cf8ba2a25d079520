import { SPAM_CHECK_SECONDS } from "@/domain/limits";
import { publicUrl } from "./env";
import { log } from "./log";

/** Where words may be asked about: the address of an Akismet-compatible `comment-check`, if the operator has given one. */
export const spamCheckUrl = (): URL | null => {
  const url = process.env.COLLOQUY_SPAM_CHECK_URL;
  return url ? new URL(url) : null;
};

/** The protocol wants to know whence words came, and we tell nobody: an address that is no one's. */
const NOBODYS_ADDRESS = "0.0.0.0";

/**
 * Whether words look like spam to the site's spam check. It is given the words and the site's address, and nothing that
 * tells who wrote them, where or in which group. An answer that does not come, or is none, is no.
 */
export async function looksLikeSpam(words: string, kind: "forum-post" | "reply"): Promise<boolean> {
  const url = spamCheckUrl();
  if (!url) return false;
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({
        api_key: process.env.COLLOQUY_SPAM_CHECK_KEY ?? "",
        blog: publicUrl().origin,
        user_ip: NOBODYS_ADDRESS,
        comment_type: kind,
        comment_content: words,
        blog_charset: "UTF-8",
      }),
      // Whoever was meant to have the words has them, and nobody to whom they would be passed on.
      redirect: "error",
      signal: AbortSignal.timeout(SPAM_CHECK_SECONDS * 1000),
    });
    const verdict = (await response.text()).trim();
    if (!response.ok || (verdict !== "true" && verdict !== "false"))
      throw new Error(`The spam check answered with status ${response.status} and no verdict`);
    return verdict === "true";
  } catch (cause) {
    log.warn({ err: cause, host: url.host }, "the spam check did not answer; the post goes on without it");
    return false;
  }
}
