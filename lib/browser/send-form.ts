import { Refused, refusalOf, Unreachable } from "./request";

/** A form with a file, sent to a route of its own in place of the browser; answers where to go next. */
export async function sendForm(action: string, form: FormData): Promise<{ url: string }> {
  let response: Response;
  try {
    response = await fetch(action, { method: "POST", body: form, headers: { accept: "application/json" } });
  } catch (cause) {
    throw new Unreachable(null, { cause });
  }
  if (response.ok) return response.json();
  if (response.status === 413) throw new Refused(413, "import.too-much");
  throw await refusalOf(response);
}
