import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { addedEditionShape, editionShape, newEdition } from "@/domain/wire/edition";
import { listOf, pageByPlace } from "@/domain/wire/list";
import { textEdit, textShape } from "@/domain/wire/text";

const inText = z.object({ text: z.string() });

export const listEditionsEndpoint = endpoint({
  method: "GET",
  path: "/texts/{text}/editions",
  summary: "The editions of a text, the latest first",
  isPublic: true,
  params: inText,
  query: pageByPlace,
  answer: listOf(editionShape),
});

export const addEditionEndpoint = endpoint({
  method: "POST",
  path: "/texts/{text}/editions",
  summary:
    "Correct a text: publish a file (multipart), or JSON, as its next edition, and tell where its talk stands",
  params: inText,
  query: z.object({
    "dry-run": z.stringbool().default(false).describe("Publish nothing, and answer with the report only"),
  }),
  body: newEdition,
  status: 201,
  canBeTried: true,
  answer: addedEditionShape,
});

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
