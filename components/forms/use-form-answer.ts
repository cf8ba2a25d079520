import { useActionState, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import { isOutdated, isUnreached } from "@/lib/browser/is-unreached";

type Ask = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * What came of sending a form; that the server was not reached is an answer, too. Rendered on the server, the form is
 * the action's own, which works without scripts. `Around`: what has the form in it, or several with one answer.
 */
export function useFormAnswer<Around extends HTMLElement = HTMLFormElement>(action: Ask) {
  const t = useTranslations("problems");
  const form = useRef<Around>(null);
  const isKept = useRef(false);

  // React empties a form when its action has ended. Passwords, too, are to stay where they could not be sent.
  useEffect(() => {
    const sent = form.current;
    const onReset = (event: Event) => isKept.current && event.preventDefault();
    sent?.addEventListener("reset", onReset);
    return () => sent?.removeEventListener("reset", onReset);
  }, []);

  const ask: Ask = async (before, typed) => {
    isKept.current = false;
    try {
      return await action(before, typed);
    } catch (thrown) {
      if (!isUnreached(thrown) && !isOutdated(thrown)) throw thrown;
      isKept.current = true;
      const problem = t(isOutdated(thrown) ? "outdated" : "unreached");
      return { ...before, isDone: false, problem, fieldProblems: {} };
    }
  };

  const [state, send, isSending] = useActionState(typeof window === "undefined" ? action : ask, freshForm);
  return { form, state, send, isSending };
}
