import { endpoint } from "@/app/_request/endpoint";
import { transparencyQuery, transparencyShape } from "@/domain/wire/transparency";
import { inGroup } from "./groups";

export const findTransparencyEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/transparency",
  summary: "How a group kept its house in a time, in numbers, for whoever may read its moderation log",
  params: inGroup,
  query: transparencyQuery,
  answer: transparencyShape,
});
