import { route } from "@/app/_request/route";
import { translatorsFrom } from "@/domain/translations/translation-about";
import { askEditions } from "@/operations/ask";
import { addTranslation } from "@/operations/translations/add-translation";
import { listTranslationsOf } from "@/operations/translations/find-translation";
import { addTranslationEndpoint, listTranslationsEndpoint } from "../../../_endpoints/translations";

export const GET = route(
  listTranslationsEndpoint,
  ({ viewer, params }) => listTranslationsOf(viewer, params.text),
  ({ viewer, params }) => askEditions(viewer, params.text, "text.read"),
);

export const POST = route(
  addTranslationEndpoint,
  async ({ viewer, params, id, body }) => {
    const { format, asIs, title, date, language, direction, source: origin, licence } = body;
    const translators =
      typeof body.translators === "string" ? translatorsFrom(body.translators) : (body.translators ?? []);
    const content =
      "file" in body
        ? { bytes: new Uint8Array(await body.file.arrayBuffer()), name: body.file.name }
        : { bytes: new TextEncoder().encode(body.content) };
    const about = { title, language, translators, date, direction, origin, licence };
    return addTranslation(viewer, params.text, { ...content, format, asIs }, about, id);
  },
  ({ viewer, params }) => askEditions(viewer, params.text, "text.translate"),
);
