import { addressOf } from "@/app/_request/client";
import { fileResponse } from "@/app/_request/file-response";
import { route } from "@/app/_request/route";
import { localeOf } from "@/app/_request/spoken-to";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { askReading } from "@/operations/ask";
import { exportReading } from "@/operations/readings/export-reading";
import { exportReadingEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  exportReadingEndpoint,
  async ({ viewer, params, query, request }) => {
    const locale = localeOf(viewer, request.headers);
    const words = exportWords(translator(locale), locale);
    const from = { address: addressOf(request.headers) };
    return fileResponse(await exportReading(viewer, params.reading, query.format, words, from));
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.export"),
);
