"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { PrintedLinksWire } from "@/domain/wire/roster";
import { PrintButton } from "../assignments/print-button";
import { Notice } from "../ui/notice";
import styles from "./slips.module.css";

export type Slip = PrintedLinksWire["items"][number] & { qr: { size: number; path: string } };

type Props = { slips: Slip[]; group: { slug: string; name: string; timeZone: string } };

/** Cells of white around a QR code, without which telephones do not find it. */
const MARGIN = 4;

/** One for each person, to be cut apart. */
export function Slips({ slips, group }: Props) {
  const t = useTranslations("roster.print");
  const format = useFormatter();
  return (
    <>
      <div data-print="no">
        <Notice action={<PrintButton label={t("page")} />}>{t("made", { count: slips.length })}</Notice>
        <p>
          <a href={`/groups/${group.slug}/printed-links`}>{t("again")}</a>
        </p>
      </div>
      <ul className={styles.slips} aria-label={t("for", { group: group.name })}>
        {slips.map(({ member, url, expiresAt, qr }) => (
          <li key={member.id} className={styles.slip}>
            <svg
              className={styles.code}
              viewBox={`${-MARGIN} ${-MARGIN} ${qr.size + 2 * MARGIN} ${qr.size + 2 * MARGIN}`}
              role="img"
              aria-label={t("qr", { name: member.name })}
              shapeRendering="crispEdges"
            >
              <path d={qr.path} />
            </svg>
            <div className={styles.words}>
              <strong className={styles.name} dir="auto">
                {member.name}
              </strong>
              <p>{t("what", { group: group.name, handle: member.handle })}</p>
              <p className={styles.url}>{url}</p>
              <p className={styles.until}>
                {t("until", {
                  at: format.dateTime(new Date(expiresAt), {
                    weekday: "long",
                    day: "numeric",
                    month: "long",
                    year: "numeric",
                    hour: "numeric",
                    minute: "2-digit",
                    timeZone: group.timeZone,
                    timeZoneName: "short",
                  }),
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
