import { route } from "@/app/_request/route";
import { askText } from "@/operations/ask";
import { editText } from "@/operations/texts/edit-text";
import { findText } from "@/operations/texts/find-text";
import { editTextEndpoint, findTextEndpoint } from "../../_endpoints/texts";

export const GET = route(findTextEndpoint, ({ viewer, params }) => findText(viewer, params.text));

export const PATCH = route(
  editTextEndpoint,
  ({ viewer, params, body }) => editText(viewer, params.text, body),
  ({ viewer, params }) => askText(viewer, params.text, "reading.edit"),
);
