import { z } from "zod";

/**
 * What an edit may bring: the version that it was made on, and what changes. A script that asks for a change that
 * cannot be, or for none, must not be told that all is well.
 */
export const editOf = <Fields extends z.core.$ZodLooseShape>(fields: Fields) =>
  z
    .strictObject(fields, {
      error: ({ code }) => (code === "unrecognized_keys" ? "Cannot be changed" : undefined),
    })
    .refine(
      (edit) => Object.entries(edit).some(([name, value]) => name !== "version" && value !== undefined),
      { message: "Nothing to change" },
    );
