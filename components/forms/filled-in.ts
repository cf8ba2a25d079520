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

/** What emptying the form would make of it. */
function resetOf(field: Filled): string {
  if (field instanceof HTMLTextAreaElement) return field.defaultValue;
  if (field instanceof HTMLSelectElement)
    return JSON.stringify(
      Array.from(field.options)
        .filter(({ defaultSelected }) => defaultSelected)
        .map(({ value }) => value),
    );
  if (field.type === "checkbox" || field.type === "radio") return String(field.defaultChecked);
  return field.type === "file" ? "" : field.defaultValue;
}

/** What a form holds of what people fill in. */
export type FilledIn = ReadonlyMap<Element, string>;

export const filledIn = (form: HTMLFormElement): FilledIn =>
  new Map(Array.from(form.elements).flatMap((field) => (isFilled(field) ? [[field, contentOf(field)]] : [])));

/** Whether something was filled in since, other than by what an answer brought. Fields that came since are not looked at. */
export const isFilledSince = (form: HTMLFormElement, before: FilledIn): boolean =>
  Array.from(form.elements)
    .filter(isFilled)
    .some((field) => {
      const [was, is] = [before.get(field), contentOf(field)];
      return was !== undefined && was !== is && is !== resetOf(field);
    });
