import { fileResponse } from "@/app/_request/file-response";
import { route } from "@/app/_request/route";
import { EXPORTING } from "@/domain/limits";
import { isSignedIn } from "@/domain/viewer";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { askReading } from "@/operations/ask";
import { spend } from "@/operations/limits/spend";
import { exportReading } from "@/operations/readings/export-reading";
import { exportReadingEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  exportReadingEndpoint,
  async ({ viewer, params, query, request }) => {
    if (isSignedIn(viewer)) await spend(`export:${viewer.userId}`, EXPORTING);
    const locale = isSignedIn(viewer) ? viewer.locale : null;
    const words = exportWords(translator(locale ?? request.headers.get("accept-language") ?? "en"));
    return fileResponse(await exportReading(viewer, params.reading, query.format, words));
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.export"),
);
