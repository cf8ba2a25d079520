import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { addedTranslatedEditionShape, newEdition, translatedEditionShape } from "@/domain/wire/edition";
import { listOf, pageByPlace } from "@/domain/wire/list";
import { newTranslation, translationEdit, translationShape } from "@/domain/wire/translation";

const inText = z.object({ text: z.string() });
const onTranslation = z.object({ translation: z.string() });

export const listTranslationsEndpoint = endpoint({
  method: "GET",
  path: "/texts/{text}/translations",
  summary: "The translations of a text, the oldest first",
  isPublic: true,
  params: inText,
  answer: listOf(translationShape),
});

export const addTranslationEndpoint = endpoint({
  method: "POST",
  path: "/texts/{text}/translations",
  summary:
    "Add a translation of a text: a file (multipart), or JSON, is aligned with the text’s paragraphs and published",
  params: inText,
  body: newTranslation,
  status: 201,
  answer: translationShape,
});

export const findTranslationEndpoint = endpoint({
  method: "GET",
  path: "/translations/{translation}",
  summary: "What is said about a translation",
  isPublic: true,
  params: onTranslation,
  answer: translationShape,
});

export const editTranslationEndpoint = endpoint({
  method: "PATCH",
  path: "/translations/{translation}",
  summary:
    "Say something else about a translation: its title, translators, date, language, direction, source, licence",
  params: onTranslation,
  body: translationEdit,
  answer: translationShape,
});

export const deleteTranslationEndpoint = endpoint({
  method: "DELETE",
  path: "/translations/{translation}",
  summary: "Take a translation away in which nobody has annotated anything",
  params: onTranslation,
  status: 204,
});

export const listTranslatedEditionsEndpoint = endpoint({
  method: "GET",
  path: "/translations/{translation}/editions",
  summary: "The editions of a translation, the latest first",
  isPublic: true,
  params: onTranslation,
  query: pageByPlace,
  answer: listOf(translatedEditionShape),
});

export const addTranslatedEditionEndpoint = endpoint({
  method: "POST",
  path: "/translations/{translation}/editions",
  summary:
    "Correct a translation: publish a file (multipart), or JSON, as its next edition, and tell where the talk about its words stands",
  params: onTranslation,
  query: z.object({
    "dry-run": z.stringbool().default(false).describe("Publish nothing, and answer with the report only"),
  }),
  body: newEdition,
  status: 201,
  canBeTried: true,
  answer: addedTranslatedEditionShape,
});
