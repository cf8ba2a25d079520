import { PRIVATE_HEADERS, problemResponse } from "@/app/_request/problem-response";
import { viewer } from "@/app/_request/viewer";
import { WRITING } from "@/domain/limits";
import { ForeignOrigin, Invalid, NotFound, Problem, SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { absoluteUrl, publicUrl } from "@/lib/env";
import { log } from "@/lib/log";
import { askGroup } from "@/operations/ask";
import { addImport } from "@/operations/imports/add-import";
import { spend } from "@/operations/limits/spend";
import { queryOf } from "../problem-in-query";

type Context = RouteContext<"/groups/[group]/import/upload">;

/**
 * Takes a file or pasted words from the import page's forms, and leads to the preview or back to the page. The page's
 * script asks for the answer alone, so that what was typed stays.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { group } = await params;
  const base = `/groups/${encodeURIComponent(group)}`;
  const isAskedByScript = request.headers.get("accept") === "application/json";
  try {
    if (request.headers.get("origin") !== publicUrl().origin) throw new ForeignOrigin();
    const current = await viewer();
    if (!isSignedIn(current)) throw new SignedOut();
    await spend(`write:${current.userId}`, WRITING);
    const url = absoluteUrl(`${base}/imports/${await importFrom(request, current, group)}`);
    return isAskedByScript
      ? Response.json({ url }, { status: 201, headers: PRIVATE_HEADERS })
      : seeOther(url);
  } catch (thrown) {
    if (isAskedByScript) return problemResponse(request, thrown);
    if (thrown instanceof NotFound || thrown instanceof SignedOut)
      return seeOther(absoluteUrl(`${base}/import`));
    if (thrown instanceof Problem) return seeOther(absoluteUrl(`${base}/import?${queryOf(thrown)}`));
    log.error({ err: thrown }, "upload failed");
    return seeOther(absoluteUrl(`${base}/import?problem=internal`));
  }
}

async function importFrom(request: Request, current: Viewer, group: string): Promise<string> {
  await askGroup(current, group, "text.import");
  const form = await request.formData().catch(() => {
    throw new Invalid("body.unreadable");
  });
  const [file, content] = [form.get("file"), form.get("content")];
  const asIs = form.get("asIs") === "true";
  if (file instanceof File && file.name !== "")
    return addImport(current, group, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      name: file.name,
      asIs,
    });
  if (typeof content !== "string") throw new Invalid("import.nothing-chosen");
  return addImport(current, group, { bytes: new TextEncoder().encode(content), asIs });
}

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...PRIVATE_HEADERS, location } });
