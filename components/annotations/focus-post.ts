/** Once it is drawn: where the words went, or came from, takes the focus that the closing editor lets go. */
export function focusPost(id: string | undefined) {
  requestAnimationFrame(() => document.getElementById(`post-${id}`)?.focus({ preventScroll: true }));
}
