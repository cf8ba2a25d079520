import type { Shot } from "../harness/shot";
import type { WordPress } from "./start-wordpress";

export const wordPressPage = ({ pages, cookies }: WordPress, page: number): Shot => ({
  path: `/?p=${pages[page]?.id}`,
  headers: { cookie: cookies[1] ?? "" },
});

/** The bare form's POST, which is answered with a redirect to the page. */
export function wordPressComments({ pages, cookies }: WordPress, words: readonly string[]): Shot[] {
  const page = pages[0];
  return words.map((comment, n) => ({
    method: "POST",
    path: "/wp-comments-post.php",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: cookies[n % cookies.length] ?? "",
    },
    body: new URLSearchParams({
      comment,
      comment_post_ID: String(page?.id),
      comment_parent: String(page?.comments[n % page.comments.length] ?? 0),
    }).toString(),
    expects: 302,
  }));
}
