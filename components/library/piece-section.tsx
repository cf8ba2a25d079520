"use client";

import type { ImportCommand } from "@/domain/import-commands";
import type { ProposedPiece } from "@/domain/proposal";
import styles from "./import-preview.module.css";
import { PieceEditor } from "./piece-editor";
import { PieceView } from "./piece-view";

/** Pieces drawn together: one or two screens. */
export const SECTION = 50;

type Props = {
  pieces: readonly ProposedPiece[];
  numbers: ReadonlyMap<string, number>;
  direction: "ltr" | "rtl";
  language: string | null;
  isDrawn: boolean;
  currentId: string | null;
  editingId: string | null;
  /** Where the import's pictures are to be had. */
  pictures: string;
  onCurrent: (id: string) => void;
  onEdit: (id: string | null) => void;
  command: (command: ImportCommand) => boolean;
};

/** Pieces as they stand, or while they are far away the room for them: as high as they are thought to be. */
export function PieceSection(props: Props) {
  const { pieces, numbers, direction, language, isDrawn, currentId, editingId, pictures } = props;
  const { onCurrent, onEdit, command } = props;

  // The same element whether it is drawn or not: it is what is looked at to know how near the screen it is.
  if (!isDrawn) return <div style={{ blockSize: `${roomFor(pieces)}rem` }} />;
  return (
    <div>
      <ol className={styles.pieces} dir={direction} lang={language ?? undefined}>
        {pieces.map((piece) =>
          piece.id === editingId ? (
            <PieceEditor
              key={piece.id}
              piece={piece}
              number={numbers.get(piece.id) ?? null}
              command={command}
              onDone={() => onEdit(null)}
            />
          ) : (
            <PieceView
              key={piece.id}
              piece={piece}
              number={numbers.get(piece.id) ?? null}
              pictures={pictures}
              isCurrent={piece.id === currentId}
              onCurrent={onCurrent}
              onEdit={onEdit}
              command={command}
            />
          ),
        )}
      </ol>
    </div>
  );
}

const LINE_CHARACTERS = 70;
const LINE_REM = 1.8;
const PIECE_REM = 1.5;

const roomFor = (pieces: readonly ProposedPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + PIECE_REM + Math.ceil(text.length / LINE_CHARACTERS) * LINE_REM, 0);
