type Filled = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NOBODY_FILLS = new Set(["hidden", "submit", "button", "image", "reset"]);

const isFilled = (field: Element): field is Filled =>
  field instanceof HTMLTextAreaElement ||
  field instanceof HTMLSelectElement ||
  (field instanceof HTMLInputElement && !NOBODY_FILLS.has(field.type));

function contentOf(field: Filled): string {
  if (field instanceof HTMLTextAreaElement) return field.value;
  if (field instanceof HTMLSelectElement)
    return JSON.stringify(Array.from(field.selectedOptions, ({ value }) => value));
  if (field.type === "checkbox" || field.type === "radio") return String(field.checked);
  return field.value;
}

/** What a form holds of what people fill in. */
export type FilledIn = ReadonlyMap<Element, string>;

export const filledIn = (form: HTMLFormElement): FilledIn =>
  new Map(Array.from(form.elements).flatMap((field) => (isFilled(field) ? [[field, contentOf(field)]] : [])));

/** Whether something was filled in since. Fields that came since are not looked at. */
export const isFilledSince = (form: HTMLFormElement, before: FilledIn): boolean =>
  [...filledIn(form)].some(([field, value]) => (before.get(field) ?? value) !== value);
