import { signedOut, type Viewer } from "@/domain/viewer";

/** Who sends this request: by bearer token, else by session cookie. */
export async function viewerOf(_request: Request): Promise<Viewer> {
  return signedOut;
}

/** Who looks at this page. */
export async function viewer(): Promise<Viewer> {
  return signedOut;
}
