import { cookies } from "next/headers";
import { cache } from "react";
import type { Viewer } from "@/domain/viewer";
import { viewerByCookie } from "./find-viewer";
import { cookieName } from "./session-cookie";

/** Who looks at this page; found once a request. */
export const viewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies();
  return viewerByCookie(jar.get(cookieName("session-token"))?.value);
});
