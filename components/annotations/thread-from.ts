import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";

/* What the API answers to writing, and what is heard live, as the page keeps it. */

export function threadFrom({
  passage,
  placement,
  posts,
  subgroup,
  locked,
  slowMinutes,
  moved,
  ...known
}: AnnotationWire): ThreadWire {
  const { quote: _, ...place } = placement;
  const { id, kind, audience, author, postCount, version, createdAt, deletedAt, hidden, chosenIn } = known;
  const { quote } = chosenIn ?? placement;
  return {
    ...{ id, kind, audience, author, postCount, version, createdAt, deletedAt },
    ...(hidden && { hidden }),
    ...(subgroup && { subgroup: subgroup.name }),
    ...(locked && { locked: locked.reason }),
    ...(slowMinutes && { slow: slowMinutes }),
    ...(moved && { moved }),
    key: passage.start.key,
    quote: quote || passage.quote,
    ...(quote && quote !== passage.quote && { was: passage.quote }),
    placement: place,
    ...(chosenIn && { chosenIn }),
    posts: posts.map(threadPostFrom),
  };
}

export function threadPostFrom({
  reactions: _,
  deletedAt: __,
  disagrees,
  body,
  ...post
}: PostWire): ThreadPostWire {
  return { ...post, body: body && { html: body.html }, ...(disagrees && { disagrees }) };
}
