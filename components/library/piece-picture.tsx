"use client";

import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { ImportCommand } from "@/domain/import-commands";
import { PICTURE_ALT } from "@/domain/limits";
import { type PictureLeftOut, pictureIn } from "@/domain/pictures";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./piece-picture.module.css";

type Props = {
  piece: ProposedPiece;
  /** Where the import's pictures are to be had. */
  pictures: string;
  onCurrent: (id: string) => void;
  command: (command: ImportCommand) => boolean;
};

/** A figure's picture with what describes it for those who do not see it, or why there is none. */
export function PiecePicture({ piece, pictures, onCurrent, command }: Props) {
  const t = useTranslations("library.preview.picture");
  const why = useId();
  const picture = pictureIn(piece.attrs);
  const kept = picture?.alt ?? "";
  const [alt, setAlt] = useState(kept);
  useEffect(() => setAlt(kept), [kept]);
  const { leftOut } = piece.attrs ?? {};
  if (typeof leftOut === "string")
    return <p className={styles.why}>{t(`left-out.${leftOut as PictureLeftOut}`)}</p>;
  if (!picture) return null;
  const keep = () => alt.trim() === kept || command({ kind: "describe-picture", id: piece.id, alt });
  return (
    <div className={styles.picture}>
      {/* biome-ignore lint/performance/noImgElement: it is served as it is kept, after the right to it was asked */}
      <img
        src={pictures + picture.key}
        alt={kept}
        width={picture.width}
        height={picture.height}
        loading="lazy"
      />
      {!piece.isSetAside && (
        <label className={styles.label}>
          <span>{t("describe")}</span>
          <input
            value={alt}
            maxLength={PICTURE_ALT}
            aria-describedby={kept === "" ? why : undefined}
            onFocus={() => onCurrent(piece.id)}
            onChange={({ target: { value } }) => setAlt(value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) keep();
              if (event.key === "Escape") setAlt(kept);
            }}
          />
        </label>
      )}
      {kept === "" && !piece.isSetAside && (
        <p id={why} className={styles.why}>
          {t("undescribed")}
        </p>
      )}
    </div>
  );
}
