"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useProblemWords } from "@/components/use-problem-words";
import type { ImportChange } from "@/domain/import-changes";
import type { ImportCommand } from "@/domain/import-commands";
import { rejected } from "@/domain/parsed";
import { aboutOf, type Proposal } from "@/domain/proposal";
import { countsOf, type ProposalBeginning } from "@/domain/proposal-beginning";
import type { CodedProblem } from "@/messages/problem-words";
import { ImportAbout } from "./import-about";
import { ImportContents } from "./import-contents";
import styles from "./import-preview.module.css";
import { type ImportRefusal, type KeptProposal, type SaveImport, theirsOf } from "./import-saver";
import { ImportTitle } from "./import-title";
import { OvertakenNotice } from "./overtaken-notice";
import { numbersOf } from "./piece-numbers";
import { PieceToolbar } from "./piece-toolbar";
import { type GoTo, Pieces } from "./pieces";
import { PublishingLine } from "./publishing-line";
import { SavingLine } from "./saving-line";
import { useImport } from "./use-import";
import { useKeptOnLeaving } from "./use-kept-on-leaving";
import { useShownAgain } from "./use-shown-again";
import { useTypedAbout } from "./use-typed-about";
import { useTypedTitle } from "./use-typed-title";
import { useUndoKeys } from "./use-undo-keys";
import { useWholeProposal } from "./use-whole-proposal";

type Props = {
  beginning: ProposalBeginning;
  /** Where all of it is had, if this is not all. */
  wholeUrl?: string;
  /** The version of the proposal as the server keeps it; each save names the one it was made on. */
  version: number;
  /** Where its pictures are to be had. */
  pictures: string;
  save: SaveImport;
  /** Publishes the saved proposal, and answers where the new reading is. */
  publish: (saved: { version: number }) => Promise<{ ok: true; url: string } | ImportRefusal>;
  /** It corrects a text or a translation: that keeps its title, and what changes is looked at first. */
  corrects?: boolean;
  /** It is handed in for review, and published by others. */
  handsIn?: boolean;
  /** It translates a text: it is laid beside that before it is published. */
  translates?: boolean;
};

/** An import before it is published: each piece as it will be, with what was set aside in its place. */
export function ImportPreview(props: Props) {
  const {
    beginning,
    wholeUrl,
    version,
    pictures,
    save,
    publish,
    corrects = false,
    translates = false,
    handsIn = false,
  } = props;
  const { proposal: first } = beginning;
  const t = useTranslations("library.preview");
  const words = useProblemWords();
  const { proposal, run, undo, redo, canUndo, canRedo, saving, rejoin, complete, ...kept } = useImport(
    first,
    version,
    save,
    beginning.isWhole,
  );
  const [currentId, setCurrentId] = useState(() => firstKept(proposal)?.id ?? null);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [said, setSaid] = useState({ words: "", turn: 0 });
  const [problem, setProblem] = useState<CodedProblem | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const [theirs, setTheirs] = useState<KeptProposal | null>(null);
  const [lost, setLost] = useState<ImportChange[] | null>(null);
  const [goTo, setGoTo] = useState<GoTo | null>(null);
  const kind = useRef<HTMLSelectElement>(null);
  const isWhole = useWholeProposal(beginning.isWhole ? null : (wholeUrl ?? null), (whole) => {
    const gone = complete(whole);
    if (whole.version !== version) setLost(gone);
  });
  const numbers = useMemo(() => numbersOf(proposal.pieces), [proposal.pieces]);
  const counts = useMemo(
    () => (isWhole ? countsOf(proposal.pieces) : beginning.counts),
    [isWhole, proposal.pieces, beginning],
  );
  const current = proposal.pieces.find(({ id }) => id === currentId) ?? firstKept(proposal) ?? null;

  const say = useCallback((spoken: string) => setSaid(({ turn }) => ({ words: spoken, turn: turn + 1 })), []);

  const command = useCallback(
    (asked: ImportCommand): boolean => {
      const isEarly = !isWhole && asked.kind === "merge";
      const done = isEarly ? rejected("import.still-coming") : run(asked);
      const isDone = "kind" in done;
      say(isDone ? t(`said.${asked.kind}`) : words(done));
      if (isDone && done.kind === "pieces")
        setCurrentId(done.after.at(asked.kind === "split" ? -1 : 0)?.id ?? null);
      return isDone;
    },
    [run, say, t, words, isWhole],
  );

  const onGo = useCallback((id: string) => {
    setCurrentId(id);
    setGoTo((before) => ({ id, turn: (before?.turn ?? 0) + 1 }));
  }, []);

  const step = useCallback(
    (direction: "undo" | "redo") => {
      const change = direction === "undo" ? undo() : redo();
      say(change ? t(`said.${direction}`) : t(`said.nothing-to-${direction}`));
      if (change?.kind === "pieces") setCurrentId(change.after[0]?.id ?? null);
    },
    [undo, redo, say, t],
  );

  const title = useTypedTitle(proposal.title, (typed) => command({ kind: "retitle", title: typed }));
  const about = useTypedAbout(aboutOf(proposal), (said) => command({ kind: "describe", about: said }));
  const isAhead = title.isAhead || about.isAhead;
  const savingState = isAhead && saving.state === "saved" ? "unsaved" : saving.state;
  const { settle: settleTitle } = title;
  const { settle: settleAbout } = about;
  const { flush: send } = kept;
  const flush = useCallback(() => {
    settleTitle();
    settleAbout();
    return send();
  }, [settleTitle, settleAbout, send]);

  useKeptOnLeaving(flush, savingState !== "saved");
  useUndoKeys(step);
  useShownAgain(() => setPublishing(false));

  useEffect(() => {
    if (saving.refusal) setTheirs(theirsOf(saving.refusal));
  }, [saving.refusal]);

  // Whoever has a piece open finishes it first: its words are a change like the others.
  useEffect(() => {
    if (!theirs || editingId !== null) return;
    const noLonger = rejoin(theirs);
    setTheirs(null);
    setLost((before) => [...(before ?? []), ...noLonger]);
  }, [theirs, editingId, rejoin]);

  async function onPublish() {
    if (!isWhole) return setProblem({ code: "import.still-coming" });
    if (about.unfit.length > 0) return setProblem({ code: "import.about-unfit" });
    setPublishing(true);
    setProblem(null);
    const answer = await published();
    // A reading is a page of its own: it is opened whole.
    if (answer.ok) return window.location.assign(answer.url);
    setPublishing(false);
    const overtaking = theirsOf(answer);
    if (overtaking) setTheirs(overtaking);
    else setProblem(answer);
  }

  async function published(): Promise<{ ok: true; url: string } | ImportRefusal> {
    if (!(await flush())) return { ok: false, code: "import.not-saved" };
    return publish({ version: kept.version() }).catch(() => ({
      ok: false,
      code: handsIn ? "import.not-handed-in" : "import.not-published",
    }));
  }

  return (
    <section className={styles.preview} aria-label={t("label")}>
      {!corrects && <ImportTitle typed={title.typed} onType={title.setTyped} onLeave={title.settle} />}
      {!corrects && <ImportAbout about={about} />}
      <p className={styles.counts}>{t("counts", counts)}</p>
      <noscript>
        <Notice>{t(beginning.isWhole ? "needs-scripts" : "needs-scripts-long")}</Notice>
      </noscript>
      {first.warnings.map((warning) => (
        <Notice key={`${warning.code} ${JSON.stringify(warning.values)}`}>{words(warning)}</Notice>
      ))}
      <details className={styles.keys}>
        <summary>{t("keys.title")}</summary>
        <p>{t("keys.words")}</p>
      </details>
      <ImportContents pieces={proposal.pieces} onGo={onGo} />
      <Pieces
        pieces={proposal.pieces}
        numbers={numbers}
        direction={proposal.direction}
        language={proposal.language}
        currentId={current?.id ?? null}
        editingId={editingId}
        pictures={pictures}
        goTo={goTo}
        onCurrent={setCurrentId}
        onEdit={setEditingId}
        onKind={() => kind.current?.focus()}
        command={command}
      />
      <div className={styles.bar}>
        {lost && <OvertakenNotice lost={lost} onSeen={() => setLost(null)} />}
        {current && editingId === null && (
          <PieceToolbar
            piece={current}
            number={numbers.get(current.id) ?? null}
            command={command}
            onEdit={() => setEditingId(current.id)}
            kind={kind}
            onLeave={() => focusPiece(current.id)}
          />
        )}
        <div className={styles.finish}>
          <SavingLine state={savingState} problem={savingState === "refused" ? saving.refusal : undefined} />
          <Button aria-disabled={!canUndo} onClick={() => step("undo")}>
            {t("undo")}
          </Button>
          <Button aria-disabled={!canRedo} onClick={() => step("redo")}>
            {t("redo")}
          </Button>
          {isPublishing && <PublishingLine handsIn={handsIn} />}
          {/* An action, as React does it also when the button was pressed before the page was ready. */}
          <form action={() => void onPublish()}>
            <Button type="submit" variant="primary" busy={isPublishing}>
              {t(translates ? "align" : corrects ? "compare" : handsIn ? "hand-in" : "publish")}
            </Button>
          </form>
        </div>
        {problem && (
          <p className={styles.problem} role="alert">
            {words(problem)}
          </p>
        )}
      </div>
      <p className={styles.said} role="status" aria-live="polite">
        {/* A new element each time, so that the same words are heard again. */}
        <span key={said.turn}>{said.words}</span>
      </p>
    </section>
  );
}

const focusPiece = (id: string) =>
  document.querySelector<HTMLElement>(`[data-piece="${CSS.escape(id)}"]`)?.focus();

const firstKept = ({ pieces }: Proposal) => pieces.find(({ isSetAside }) => !isSetAside) ?? pieces[0];
