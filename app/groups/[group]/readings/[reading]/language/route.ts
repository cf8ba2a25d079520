import { attempt } from "@/app/_request/attempt";
import { viewerOf } from "@/app/_request/find-viewer";
import { PRIVATE_HEADERS } from "@/app/_request/problem-response";
import {
  choiceInForm,
  choiceQuery,
  isTextId,
  LANGUAGES_COOKIE,
  parseChoices,
  serializeChoices,
} from "@/domain/language-choice";
import { absoluteUrl } from "@/lib/env";

type Context = RouteContext<"/groups/[group]/readings/[reading]/language">;

const YEAR = 31_536_000;

/**
 * Remembers in which language a text is read, in the browser alone, and leads back to it. Nothing is looked up: the page
 * itself says what there is for its reader.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { group, reading } = await params;
  const path = `/groups/${encodeURIComponent(group)}/readings/${encodeURIComponent(reading)}`;
  const attempted = await attempt(() => chosenIn(request), {
    findSender: async () => ({ viewer: await viewerOf(request), headers: request.headers }),
  });
  const chosen = attempted.ok ? attempted.value : null;
  const headers = new Headers({ ...PRIVATE_HEADERS, location: absoluteUrl(path + (chosen?.query ?? "")) });
  if (chosen) headers.append("set-cookie", cookieOf(chosen.cookie));
  return new Response(null, { status: 303, headers });
}

async function chosenIn(request: Request): Promise<{ query: string; cookie: string } | null> {
  const form = await request.formData().catch(() => null);
  const [text, choice] = [form?.get("text"), choiceInForm(form?.get("in"))];
  if (!isTextId(text) || choice === undefined) return null;
  const before = parseChoices(cookieNamed(request, LANGUAGES_COOKIE));
  return { query: choiceQuery(choice), cookie: serializeChoices(before, text, choice) };
}

function cookieNamed(request: Request, name: string): string | undefined {
  const all = request.headers.get("cookie")?.split(/;\s*/) ?? [];
  return all.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
}

function cookieOf(value: string): string {
  const secure = absoluteUrl("/").startsWith("https:") ? "; Secure" : "";
  return `${LANGUAGES_COOKIE}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${secure}`;
}
