import { route } from "@/app/_request/route";
import { wordsOfRoster } from "@/domain/roster-words";
import { askGroup } from "@/operations/ask";
import { addRoster } from "@/operations/roster/add-roster";
import { addRosterEndpoint } from "../../../_endpoints/members";

export const POST = route(
  addRosterEndpoint,
  async ({ viewer, params, query, body }) => {
    await askGroup(viewer, params.slug, "group.add-roster");
    const words =
      "file" in body ? wordsOfRoster(new Uint8Array(await body.file.arrayBuffer())) : body.content;
    return addRoster(viewer, params.slug, words, { isDryRun: query["dry-run"] });
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.add-roster"),
);
