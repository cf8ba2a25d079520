import { useActionState, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import { isOutdated, isUnreached } from "@/lib/browser/is-unreached";
import { type FilledIn, filledIn, isFilledSince } from "./filled-in";

type Ask = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * What came of sending a form; that the server was not reached is an answer, too. Rendered on the server, the form is
 * the action's own, which works without scripts. `Around`: what has the form in it, or several with one answer.
 */
export function useFormAnswer<Around extends HTMLElement = HTMLFormElement>(action: Ask) {
  const t = useTranslations("problems");
  const form = useRef<Around>(null);
  const isKept = useRef(false);

  // React empties a form when its action has ended. What was filled in since it was sent is to stay, and so are
  // passwords, too, where they could not be sent.
  useEffect(() => {
    const around = form.current;
    const sent = new WeakMap<EventTarget, FilledIn>();
    const onSubmit = ({ target }: Event) => {
      if (target instanceof HTMLFormElement) sent.set(target, filledIn(target));
    };
    const onReset = (event: Event) => {
      const { target } = event;
      if (!(target instanceof HTMLFormElement)) return;
      const before = sent.get(target);
      sent.delete(target);
      if (isKept.current || (before && isFilledSince(target, before))) event.preventDefault();
    };
    around?.addEventListener("submit", onSubmit);
    around?.addEventListener("reset", onReset);
    return () => {
      around?.removeEventListener("submit", onSubmit);
      around?.removeEventListener("reset", onReset);
    };
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
