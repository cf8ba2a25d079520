import type { Metadata } from "next";
import type { Translate } from "@/messages/translator";
import { words } from "./words";

/** For `generateMetadata`: the page's title in the reader's language. */
export const titled = async (key: Parameters<Translate>[0]): Promise<Metadata> => ({
  title: (await words())(key),
});
