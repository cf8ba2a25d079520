import { endpoint } from "@/app/_request/endpoint";
import { meShape } from "@/domain/wire/me";

export const findMeEndpoint = endpoint({
  method: "GET",
  path: "/me",
  summary: "Whose credentials these are",
  answer: meShape,
});
