import { LOCALES } from "./locales";
import { translator } from "./translator";

/** What the site itself says of people, in every language: no pseudonym is to be read as one of these. */
export const notNames = (): string[] =>
  LOCALES.map(translator).flatMap((t) => [
    t("groups.former-member"),
    t("annotations.card.somebody"),
    t("groups.roles.observer"),
    t("groups.roles.member"),
    t("groups.roles.moderator"),
    t("groups.roles.organizer"),
  ]);
