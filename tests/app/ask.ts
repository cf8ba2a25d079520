import type { SignedInViewer } from "@/domain/viewer";
import { addToken } from "@/operations/accounts/add-token";
import { send } from "./routes";

export const tokenOf = async (viewer: SignedInViewer) =>
  (await addToken(viewer, { name: "a script", isReadOnly: false })).token;

/** What REST answers somebody's script. */
export async function ask(
  viewer: SignedInViewer,
  operation: string,
  params: Record<string, string>,
  body?: unknown,
  query = "",
) {
  const [method = "", path = ""] = operation.split(" ");
  const answer = await send({ method, path, params, query, body, token: await tokenOf(viewer) });
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}
