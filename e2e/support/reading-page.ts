import { expect, type Locator, type Page } from "@playwright/test";

/** `beside`: in the second column, where a translation stands beside the text. */
export type Spot = { paragraph: number; words: string; beside?: boolean };
type Point = { x: number; y: number };

/** The text side of the reading page, as a reader meets it. */
export class ReadingPage {
  constructor(readonly page: Page) {}

  /** Ready when the page answers to keys and pointers, not only when the text is there to be read. */
  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await expect(this.ready).toHaveCount(1);
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** Where the focus of the text begins, once the page answers. */
  get ready(): Locator {
    return this.page.locator('#text .words[tabindex="0"]');
  }

  paragraph(number: number): Locator {
    return this.page.locator(`#p${number}`);
  }

  words(number: number): Locator {
    return this.paragraph(number).locator(".words");
  }

  /** What stands beside a paragraph, in the second column. */
  beside(number: number): Locator {
    return this.paragraph(number).locator(".beside");
  }

  count(number: number): Locator {
    return this.paragraph(number).locator(".count");
  }

  get toolbar(): Locator {
    return this.page.getByRole("toolbar", { name: "Chosen words" });
  }

  get composer(): Locator {
    return this.page.getByRole("region", { name: /^(Annotate|Ask about)/ });
  }

  /** Draws with the mouse from before some words to behind others. */
  async select(from: Spot, to: Spot = from): Promise<void> {
    await this.words(from.paragraph).scrollIntoViewIfNeeded();
    const [start, end] = [await this.pointAt(from, "start"), await this.pointAt(to, "end")];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 3 });
    await this.page.mouse.up();
    await expect(this.toolbar).toBeVisible();
  }

  async clickOn(spot: Spot): Promise<void> {
    const { x, y } = await this.pointAt(spot, "start");
    await this.page.mouse.click(x + 3, y);
  }

  async hoverOver(spot: Spot): Promise<void> {
    const { x, y } = await this.pointAt(spot, "start");
    await this.page.mouse.move(x + 3, y);
  }

  async write(words: string): Promise<void> {
    await this.composer.getByRole("textbox").fill(words);
    await this.page.keyboard.press("Control+Enter");
    await expect(this.composer).toHaveCount(0);
  }

  selected(): Promise<string> {
    return this.page.evaluate(() => String(window.getSelection()));
  }

  focused(): Promise<string | null> {
    return this.page.evaluate(() => document.activeElement?.closest(".paragraph")?.id ?? null);
  }

  /** What is painted, by layer: the words of each mark. */
  marks(): Promise<Record<string, string[]>> {
    return this.page.evaluate(() =>
      Object.fromEntries([...CSS.highlights].map(([layer, ranges]) => [layer, [...ranges].map(String)])),
    );
  }

  /** Where boxes stand for the marks of a layer: the words that lie over them, line by line. */
  wordsUnder(layer: string): Promise<string> {
    return this.page.evaluate((layer) => {
      const lines = [...document.querySelectorAll(`[aria-hidden] > [data-layer="${layer}"]`)].map((box) => {
        const { left, right, top, height } = box.getBoundingClientRect();
        const [start, end] = [left + 1, right - 1].map((x) =>
          document.caretRangeFromPoint(x, top + height / 2),
        );
        if (!start || !end) return "";
        const words = document.createRange();
        words.setStart(start.startContainer, start.startOffset);
        words.setEnd(end.startContainer, end.startOffset);
        return String(words).trim();
      });
      return lines.join(" ");
    }, layer);
  }

  /** Pixels by which the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  private pointAt(spot: Spot, edge: "start" | "end"): Promise<Point> {
    const column = spot.beside ? this.beside(spot.paragraph) : this.words(spot.paragraph);
    return column.evaluate(
      (element, { words, edge }) => {
        const at = (element.textContent ?? "").indexOf(words);
        if (at < 0) throw new Error(`"${words}" is not in the paragraph`);
        const offset = edge === "start" ? at : at + words.length - 1;
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let left = offset;
        let node = walker.nextNode();
        while (node && left >= (node.textContent?.length ?? 0)) {
          left -= node.textContent?.length ?? 0;
          node = walker.nextNode();
        }
        if (!node) throw new Error("The words end before that.");
        const letter = document.createRange();
        letter.setStart(node, left);
        letter.setEnd(node, left + 1);
        const box = letter.getBoundingClientRect();
        const isMirrored = getComputedStyle(element).direction === "rtl";
        const x = (edge === "start") === isMirrored ? box.right - 0.5 : box.left + 0.5;
        return { x, y: box.top + box.height / 2 };
      },
      { words: spot.words, edge },
    );
  }
}
