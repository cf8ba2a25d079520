import { endpoint } from "@/app/_request/endpoint";
import { listOf, pageById } from "@/domain/wire/list";
import { noticeShape, noticesRead } from "@/domain/wire/notice";

export const listNoticesEndpoint = endpoint({
  method: "GET",
  path: "/notices",
  summary: "One's own notices, the newest first",
  query: pageById,
  answer: listOf(noticeShape),
});

export const markNoticesReadEndpoint = endpoint({
  method: "POST",
  path: "/notices/read",
  summary: "Mark notices as read: some, all up to one, or all",
  body: noticesRead,
  status: 204,
});
