import { attempt } from "@/app/_request/attempt";
import { viewerOf } from "@/app/_request/find-viewer";
import { PRIVATE_HEADERS, problemResponse } from "@/app/_request/problem-response";
import { type Brought, inUploadTurn, isUpload } from "@/app/_request/uploads";
import { LINK_LENGTH } from "@/domain/limits";
import { Invalid, NotFound, SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { absoluteUrl } from "@/lib/env";
import { askGroup } from "@/operations/ask";
import { addImport } from "@/operations/imports/add-import";
import { awaitImport } from "@/operations/imports/await-import";
import type { AddressToImport } from "@/operations/imports/file-from-address";
import type { FileToParse } from "@/operations/imports/parse-file";
import { correctByFile } from "@/operations/texts/begin-correction";
import { openText } from "@/operations/texts/open-text";
import { correctTranslationByFile } from "@/operations/translations/begin-translated-correction";
import { translateByFile } from "@/operations/translations/translate-by-file";
import { queryOf } from "../problem-in-query";

type Context = RouteContext<"/groups/[group]/import/upload">;

/**
 * Takes a file or pasted words from the import page's forms, and leads to the preview, or to how far it is, or back to the page. The page's
 * script asks for the answer alone, so that what was typed stays.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { group } = await params;
  const base = `/groups/${encodeURIComponent(group)}`;
  const isAskedByScript = request.headers.get("accept") === "application/json";
  const typed: Typed = {};
  const attempted = await attempt((current) => importFrom(request, current, group, typed), {
    findSender: async () => ({ viewer: await viewerOf(request), headers: request.headers }),
  });
  if (attempted.ok) {
    const url = absoluteUrl(`${base}/imports/${attempted.value}`);
    return isAskedByScript
      ? Response.json({ url }, { status: 201, headers: PRIVATE_HEADERS })
      : seeOther(url);
  }
  const { problem } = attempted;
  const page = base + formPage(request);
  if (isAskedByScript) return problemResponse(request, problem);
  const isHidden = problem instanceof NotFound || problem instanceof SignedOut;
  const query = typed.address === undefined ? "" : `&${new URLSearchParams({ address: typed.address })}`;
  return seeOther(absoluteUrl(isHidden ? page : `${page}?${queryOf(problem)}${query}`));
}

/** What is given back with a refusal, to whom no script keeps it. */
type Typed = { address?: string };

async function importFrom(request: Request, current: Viewer, group: string, typed: Typed): Promise<string> {
  const { text, translates, translation } = subjectOf(request);
  const isOwnText = text === null && translates === null && translation === null;
  await askGroup(current, group, isOwnText ? "text.bring" : "text.import");
  await refuseElsewhere(current, group, { textId: text ?? translates, translation });
  const add = async (brought: Brought) => {
    const found = await broughtIn(brought);
    if ("address" in found) typed.address = found.address;
    if (translation !== null) return correctTranslationByFile(current, translation, found);
    if (translates !== null) return translateByFile(current, translates, found);
    return text === null ? addImport(current, group, found) : correctByFile(current, text, found);
  };
  const isTurnNeeded = isSignedIn(current) && isUpload(request);
  const id = await (isTurnNeeded ? inUploadTurn(request, current.userId, add) : add(request));
  await awaitImport(current, group, id);
  return id;
}

/** The text that the file corrects, or translates, or of which it corrects a translation. */
function subjectOf(request: Request) {
  const query = new URL(request.url).searchParams;
  return {
    text: query.get("text"),
    translates: query.get("translates"),
    translation: query.get("translation"),
  };
}

/** What the file is for stands in the group that it is brought to. */
async function refuseElsewhere(
  current: Viewer,
  group: string,
  { textId, translation }: { textId: string | null; translation: string | null },
): Promise<void> {
  const translations = textId === null ? [] : (await openText(current, group, textId)).translations;
  if (translation !== null && !translations.some(({ id }) => id === translation)) throw new NotFound();
}

/** Where the form stands, within its group. */
function formPage(request: Request): string {
  const { text, translates, translation } = subjectOf(request);
  const textId = text ?? translates;
  if (textId === null) return "/import";
  const page = `/texts/${encodeURIComponent(textId)}`;
  return translation === null ? page : `${page}/translations/${encodeURIComponent(translation)}`;
}

async function broughtIn(request: Brought): Promise<FileToParse | AddressToImport> {
  const form = await request.formData().catch(() => {
    throw new Invalid("body.unreadable");
  });
  const [file, content, address] = [form.get("file"), form.get("content"), form.get("address")];
  const asIs = form.get("asIs") === "true";
  if (file instanceof File && file.name !== "")
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, asIs };
  if (typeof address === "string") {
    if (address.length > LINK_LENGTH) throw new Invalid("import.address-unreadable");
    return { address, asIs };
  }
  if (typeof content !== "string") throw new Invalid("import.nothing-chosen");
  return { bytes: new TextEncoder().encode(content), asIs };
}

const seeOther = (location: string): Response =>
  new Response(null, { status: 303, headers: { ...PRIVATE_HEADERS, location } });
