import { route } from "@/app/_request/route";
import { askPost } from "@/operations/ask";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { deletePostEndpoint, editPostEndpoint, findPostEndpoint } from "../../_endpoints/posts";

export const GET = route(findPostEndpoint, ({ viewer, params }) => findPost(viewer, params.post));

export const PATCH = route(
  editPostEndpoint,
  ({ viewer, params, body }) => editPost(viewer, params.post, body),
  ({ viewer, params }) => askPost(viewer, params.post, "post.edit"),
);

export const DELETE = route(deletePostEndpoint, ({ viewer, params }) => deletePost(viewer, params.post));
