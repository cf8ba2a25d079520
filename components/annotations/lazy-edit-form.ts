"use client";

import { lazily } from "../ui/lazily";

/** Fetched ahead with the editor, which it is nothing without. */
export const { Lazy: LazyEditForm, ahead: fetchEditForm } = lazily(() =>
  import("./edit-form").then(({ EditForm }) => EditForm),
);
