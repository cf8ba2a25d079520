"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { CodedProblem } from "@/messages/problem-words";
import { TextField } from "../ui/text-field";
import styles from "./upload-forms.module.css";

type Props = { onChosen: () => void; onRefused: (problem: CodedProblem) => void };

/**
 * Takes one file: by the field's own button, with the mouse or the keyboard, or by dropping it anywhere on the page,
 * where a browser would else leave the page and open it.
 */
export function DropZone({ onChosen, onRefused }: Props) {
  const t = useTranslations("import");
  const zone = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const calls = useRef({ onChosen, onRefused });
  useEffect(() => {
    calls.current = { onChosen, onRefused };
  });

  useEffect(() => {
    function onDragOver(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    // Leaving the window, and not only one of its elements for another.
    function onDragLeave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent) {
      setOver(false);
      const { files } = event.dataTransfer ?? {};
      const field = zone.current?.querySelector("input");
      if (!carriesFiles(event) || !files || !field) return;
      event.preventDefault();
      if (files.length !== 1) return calls.current.onRefused({ code: "import.one-file" });
      field.files = files;
      field.focus();
      calls.current.onChosen();
    }
    document.addEventListener("dragover", onDragOver);
    document.addEventListener("dragleave", onDragLeave);
    document.addEventListener("drop", onDrop);
    return () => {
      document.removeEventListener("dragover", onDragOver);
      document.removeEventListener("dragleave", onDragLeave);
      document.removeEventListener("drop", onDrop);
    };
  }, []);

  return (
    <div ref={zone} className={styles.zone} data-over={isOver || undefined}>
      <TextField
        label={t("file")}
        hint={t("file-hint")}
        name="file"
        type="file"
        accept=".txt,.text,.md,.markdown,.htm,.html,.xhtml,.docx,.epub,.pdf,text/plain,text/markdown,text/html"
        onChange={onChosen}
      />
    </div>
  );
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") ?? false;
