import { route } from "@/app/_request/route";
import { askTranslation } from "@/operations/translations/access-translation";
import { deleteTranslation } from "@/operations/translations/delete-translation";
import { editTranslation } from "@/operations/translations/edit-translation";
import { findTranslation } from "@/operations/translations/find-translation";
import {
  deleteTranslationEndpoint,
  editTranslationEndpoint,
  findTranslationEndpoint,
} from "../../_endpoints/translations";

export const GET = route(
  findTranslationEndpoint,
  ({ viewer, params }) => findTranslation(viewer, params.translation),
  ({ viewer, params }) => askTranslation(viewer, params.translation, "text.read"),
);

export const PATCH = route(
  editTranslationEndpoint,
  ({ viewer, params, body }) => editTranslation(viewer, params.translation, body),
  ({ viewer, params }) => askTranslation(viewer, params.translation, "text.translate"),
);

export const DELETE = route(
  deleteTranslationEndpoint,
  ({ viewer, params }) => deleteTranslation(viewer, params.translation),
  ({ viewer, params }) => askTranslation(viewer, params.translation, "text.translate"),
);
