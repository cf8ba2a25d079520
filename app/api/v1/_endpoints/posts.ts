import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { newPost, postEdit } from "@/domain/wire/annotation";
import { listOf, pageByNumber, pageByPlace } from "@/domain/wire/list";
import { postShape, postVersionShape } from "@/domain/wire/post";

const inAnnotation = z.object({ annotation: z.string() });
const inPost = z.object({ post: z.string() });

export const listPostsEndpoint = endpoint({
  method: "GET",
  path: "/annotations/{annotation}/posts",
  summary: "The posts of a thread, oldest first",
  isPublic: true,
  params: inAnnotation,
  query: pageByNumber,
  answer: listOf(postShape),
});

export const addPostEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/posts",
  summary: "Reply in a thread",
  params: inAnnotation,
  body: newPost,
  status: 201,
  answer: postShape,
});

export const findPostEndpoint = endpoint({
  method: "GET",
  path: "/posts/{post}",
  summary: "A post",
  isPublic: true,
  params: inPost,
  answer: postShape,
});

export const editPostEndpoint = endpoint({
  method: "PATCH",
  path: "/posts/{post}",
  summary: "Edit one's own post",
  params: inPost,
  body: postEdit,
  answer: postShape,
});

export const deletePostEndpoint = endpoint({
  method: "DELETE",
  path: "/posts/{post}",
  summary: "Delete one's own post",
  params: inPost,
  status: 204,
});

export const listPostHistoryEndpoint = endpoint({
  method: "GET",
  path: "/posts/{post}/history",
  summary: "What a post said before, oldest first",
  isPublic: true,
  params: inPost,
  query: pageByPlace,
  answer: listOf(postVersionShape),
});
