import { headers } from "next/headers";
import { isSignedIn } from "@/domain/viewer";
import { type Translate, translator } from "@/messages/translator";
import { viewer } from "./viewer";

/** The language of this request: the account's, else the browser's. */
export async function localeOfRequest(): Promise<string> {
  const current = await viewer();
  const chosen = isSignedIn(current) ? current.locale : null;
  return chosen ?? (await headers()).get("accept-language")?.split(",")[0] ?? "en";
}

export const words = async (): Promise<Translate> => translator(await localeOfRequest());
