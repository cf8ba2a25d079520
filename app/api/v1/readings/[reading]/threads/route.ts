import { route } from "@/app/_request/route";
import { TEXT_PARAGRAPHS } from "@/domain/limits";
import { listThreads } from "@/operations/annotations/list-threads";
import { askReading } from "@/operations/ask";
import { listThreadsEndpoint } from "../../../_endpoints/annotations";

export const GET = route(
  listThreadsEndpoint,
  ({ viewer, params, query: { from, through, id, author, unread, ...query } }) =>
    listThreads(viewer, params.reading, {
      ...query,
      ids: id === undefined ? undefined : [id],
      place: from === undefined && through === undefined ? undefined : stretch(from, through),
      authorId: author,
      isUnread: unread,
    }),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);

const stretch = (from = 0, through = TEXT_PARAGRAPHS) => ({ from, through });
