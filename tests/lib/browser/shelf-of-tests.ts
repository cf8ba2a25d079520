/** Stands in for the browser's storage. */
export class Shelf implements Storage {
  kept = new Map<string, string>();
  isFull = false;
  get length() {
    return this.kept.size;
  }
  key(at: number) {
    return [...this.kept.keys()][at] ?? null;
  }
  getItem(place: string) {
    return this.kept.get(place) ?? null;
  }
  setItem(place: string, value: string) {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(place, value);
  }
  removeItem(place: string) {
    this.kept.delete(place);
  }
  clear() {
    this.kept.clear();
  }
}
