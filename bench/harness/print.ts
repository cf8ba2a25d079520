import type { Answer, Figure, Ratio } from "./questions";

type Say = (line: string) => void;

/** Three figures that matter, and no more. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 1_000) return Math.round(value).toLocaleString("en");
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

const shortFigure = ({ value, unit }: Figure): string => `${shortNumber(value)} ${unit}`.trim();

function printTable(lines: readonly (readonly string[])[], say: Say): void {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column < 1 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0),
    );
    say(`  ${cells.join("  ").trimEnd()}`);
  }
}

/** Everything that was measured for one question, task by task. */
export function printAnswer({ rows, missing }: Answer, say: Say): void {
  for (const task of new Set(rows.map((row) => row.task))) {
    const those = rows.filter((row) => row.task === task);
    const names = [...new Set(those.flatMap(({ figures }) => Object.keys(figures)))];
    say(`\n${task}`);
    printTable(
      [
        ["", ...names],
        ...those.map(({ who, figures }) => [
          who,
          ...names.map((name) => (figures[name] ? shortFigure(figures[name]) : "")),
        ]),
      ],
      say,
    );
    for (const { who, note } of those) if (note) say(`  ${who}: ${note}`);
  }
  for (const { who, how } of missing) say(`  not measured: ${who} (${how})`);
}

const verdict = ({ holds }: Ratio): string => (holds === undefined ? "" : holds ? "holds" : "missed");

/** The one table of the run: every comparison, with the bar it is held to. */
export function printRatios(answers: readonly (Answer & { name: string })[], say: Say): void {
  say("\nRatios of this run");
  const lines = answers.flatMap(({ name, ratios }) =>
    ratios.map((ratio) => [
      `${name}: ${ratio.what}`,
      `${shortNumber(ratio.value)} ${ratio.unit}`.trim(),
      ratio.bar ?? "",
      verdict(ratio),
    ]),
  );
  printTable([["", "measured", "bar", ""], ...lines], say);
  for (const { name, missing } of answers)
    for (const { who } of missing) say(`  ${name}: not measured: ${who}`);
}
