import { database } from "@/db/client";
import { findMentioned } from "@/db/queries/mentions";
import { listVersions } from "@/db/queries/posts";
import { textOf } from "@/domain/bodies/body-text";
import { withNames } from "@/domain/bodies/mentions";
import { renderBody } from "@/domain/bodies/render-body";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { PostVersionWire } from "@/domain/wire/post";
import { accessPost } from "../access";

/** What a post said before, oldest first; only words that readers have seen. */
export async function listPostHistory(
  viewer: Viewer,
  id: string,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<List<PostVersionWire>> {
  const access = await accessPost(database(), viewer, id, "post.read-history");
  const versions = await listVersions(database(), access, { after, limit: limit + 1 });
  const mentioned = await findMentioned(database(), {
    groupId: access.group.id,
    mentions: access.post.mentions,
  });
  return pageOf(versions, limit, {
    item: ({ version, body, createdAt }) => {
      const named = withNames(body, mentioned);
      return { version, text: textOf(named), html: renderBody(named), createdAt: createdAt.toISOString() };
    },
    cursor: ({ version }) => version,
  });
}
