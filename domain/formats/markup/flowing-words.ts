/**
 * Words that are added to, in which white space is one space and none stands at a line's beginning or end. A space is kept
 * apart until something follows it: what was added is never looked at, as that would copy all of it each time.
 */
export class FlowingWords {
  #words = "";
  #space: "" | " " = "";
  #isLineBegun = false;

  get length(): number {
    return this.#words.length + this.#space.length;
  }

  add(value: string): void {
    const plain = value.replace(/[ \t\n\r\f]+/g, " ");
    const isAfterSpace = this.#space !== "" || !this.#isLineBegun;
    const added = isAfterSpace && plain.startsWith(" ") ? plain.slice(1) : plain;
    if (added === "") return;
    const isSpaceLast = added.endsWith(" ");
    this.#words += this.#space + (isSpaceLast ? added.slice(0, -1) : added);
    this.#space = isSpaceLast ? " " : "";
    this.#isLineBegun = true;
  }

  endLine(): void {
    this.#words += "\n";
    this.#space = "";
    this.#isLineBegun = false;
  }

  toString(): string {
    return this.#words + this.#space;
  }
}
