export type FloorPost = { thread: string; author: string; html: string; at: Date };

/** The page around the threads, in two halves. */
export type FloorText = { head: string; tail: string };

export function floorText(title: string, paragraphs: readonly { number: number | null; text: string }[]) {
  const text = paragraphs
    .map(({ number, text }) => `<p id="p${number}"><a href="#p${number}">${number}</a> ${text}</p>`)
    .join("\n");
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<main><h1>${title}</h1>${text}</main><aside>`;
  return { head, tail: "</aside></html>" };
}

/** A page like ours, made with nothing but strings. */
export function floorPage({ head, tail }: FloorText, posts: readonly FloorPost[]): string {
  let html = head;
  let thread = "";
  for (const post of posts) {
    if (post.thread !== thread) {
      html += `${thread ? "</ol></section>" : ""}<section id="${post.thread}"><ol>`;
      thread = post.thread;
    }
    const at = post.at.toISOString();
    html += `<li><b>${post.author}</b> <time datetime="${at}">${at.slice(0, 10)}</time>${post.html}</li>`;
  }
  return html + (thread ? "</ol></section>" : "") + tail;
}
