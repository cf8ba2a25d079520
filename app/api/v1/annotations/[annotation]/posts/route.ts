import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { addPost } from "@/operations/posts/add-post";
import { listPosts } from "@/operations/posts/list-posts";
import { addPostEndpoint, listPostsEndpoint } from "../../../_endpoints/posts";

export const GET = route(
  listPostsEndpoint,
  ({ viewer, params, query }) => listPosts(viewer, params.annotation, query),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.read"),
);

export const POST = route(
  addPostEndpoint,
  ({ viewer, params, body, id }) => addPost(viewer, params.annotation, { id, ...body }),
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.answer"),
);
