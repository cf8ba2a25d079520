import { firstSections, type SetEdition } from "@/domain/editions";

/**
 * A bare `#p9000` never reaches the server, and the page that comes begins at the beginning. Where that does not hold the
 * place, the page with the place in it is asked for before this one is read any further.
 */
export function placeScript(edition: SetEdition): string | null {
  const [, beyond] = firstSections(edition, 0);
  const away = edition.sections.slice(beyond).flatMap(({ numbers }) => numbers ?? []);
  const [first, last] = [away[0]?.first, away.at(-1)?.last];
  if (first === undefined || last === undefined) return null;
  return leadTo(first, last, edition.asked ?? "");
}

/** @param asked what one reads in, which stays */
const leadTo = (first: number, last: number, asked: string): string =>
  `(function(n){if(n>=${first}&&n<=${last})location.replace("?p="+n+${JSON.stringify(asked && `&${asked}`)}+"#p"+n)})(+(/^#p(\\d{1,7})$/.exec(location.hash)||[])[1])`;
