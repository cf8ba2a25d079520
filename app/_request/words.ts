import { headers } from "next/headers";
import { type Translate, translator } from "@/messages/translator";
import { localeOf } from "./spoken-to";
import { viewer } from "./viewer";

/** The language of this request. */
export const localeOfRequest = async (): Promise<string> => localeOf(await viewer(), await headers());

export const words = async (): Promise<Translate> => translator(await localeOfRequest());
