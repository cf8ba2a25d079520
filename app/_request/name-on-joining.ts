import { z } from "zod";
import { handleFrom, nameSchema } from "@/domain/accounts";
import { notNames } from "@/messages/not-names";

/** What somebody typed to be called by in a group; nothing is their account's name. */
export const nameOnJoining = z
  .union([
    z
      .string()
      .trim()
      .max(0)
      .transform(() => undefined),
    nameSchema,
  ])
  .optional();

export const pseudonymNamed = (name: string | undefined) =>
  name === undefined ? undefined : { name, handle: handleFrom(name), notNames: notNames() };
