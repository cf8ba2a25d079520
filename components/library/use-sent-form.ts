import { type FormEvent, useState } from "react";
import { IMPORT_BYTES } from "@/domain/limits";
import { Refused } from "@/lib/browser/request";
import { sendForm } from "@/lib/browser/send-form";
import type { CodedProblem } from "@/messages/problem-words";
import { useShownAgain } from "./use-shown-again";

/**
 * Sends a form without leaving the page, so that what was chosen and typed is still there when it is refused. Before
 * the script has come, the browser sends it by itself.
 */
export function useSentForm(action: string) {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<CodedProblem | null>(null);
  useShownAgain(() => setSending(false));

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const hopeless = problemOf(form);
    setProblem(hopeless);
    if (hopeless) return;
    setSending(true);
    try {
      window.location.assign((await sendForm(action, form)).url);
    } catch (thrown) {
      setSending(false);
      setProblem(thrown instanceof Refused ? thrown : { code: "import.not-sent" });
    }
  }

  return { isSending, problem, setProblem, onSubmit };
}

/** What need not be sent to be refused. */
function problemOf(form: FormData): CodedProblem | null {
  const [file, content, address] = [form.get("file"), form.get("content"), form.get("address")];
  if (typeof address === "string")
    return URL.canParse(address.trim()) ? null : { code: "import.address-unreadable" };
  const { size, isChosen } =
    file instanceof File
      ? { size: file.size, isChosen: file.name !== "" }
      : { size: new Blob([String(content)]).size, isChosen: String(content).trim() !== "" };
  if (!isChosen) return { code: "import.nothing-chosen" };
  if (size === 0) return { code: "import.empty-file" };
  const megabytes = Math.floor(IMPORT_BYTES / (1024 * 1024));
  return size > IMPORT_BYTES ? { code: "import.too-large", values: { limit: megabytes } } : null;
}
