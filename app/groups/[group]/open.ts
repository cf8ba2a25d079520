import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { openGroup } from "@/operations/groups/open-group";

/** The group of this request, found once for its title and its page. */
export const openForPage = cache(async (slug: string) => orNotFound(openGroup(await viewer(), slug)));
