import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { textEdit, textShape } from "@/domain/wire/text";

const inText = z.object({ text: z.string() });

export const findTextEndpoint = endpoint({
  method: "GET",
  path: "/texts/{text}",
  summary: "What is said about a text",
  isPublic: true,
  params: inText,
  answer: textShape,
});

export const editTextEndpoint = endpoint({
  method: "PATCH",
  path: "/texts/{text}",
  summary: "Say something else about a text: its title, authors, date, source, language, direction, licence",
  params: inText,
  body: textEdit,
  answer: textShape,
});
