/** Fields, editors, dialogs and menus keep every key to themselves. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest("input, select, textarea, dialog, [role=menu], [popover]") !== null);
