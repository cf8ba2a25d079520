import { log } from "./log";

/**
 * Next tells of broken pages by `console.error`, with all that the error says. The log leaves out what people wrote, so
 * it goes there instead.
 */
export function sendConsoleToLog(told: Pick<Console, "error">, into: Pick<typeof log, "error"> = log): void {
  told.error = (...words: unknown[]) => {
    const err = words.find((one) => one instanceof Error);
    if (err) into.error({ err }, "a page failed");
    else into.error(words.map(String).join(" "));
  };
}
