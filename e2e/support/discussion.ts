import { expect, type Locator, type Page } from "@playwright/test";

/** The thread side of the reading page, as a reader meets it. */
export class Discussion {
  constructor(readonly page: Page) {}

  /** The thread that has these words in it. */
  thread(words: string): Locator {
    return this.page.getByRole("article").filter({ hasText: words });
  }

  get threads(): Locator {
    return this.page.locator("article[id^=thread-]");
  }

  /** The innermost post that says these words; one in which they are still being written does not. */
  post(words: string): Locator {
    const written = this.page.locator("[contenteditable]").filter({ hasText: words });
    return this.page.locator("[id^=post-]").filter({ hasText: words, hasNot: written });
  }

  get editor(): Locator {
    return this.page.getByRole("textbox", { name: /^Your (words|reply)/ });
  }

  async open(words: string): Promise<Locator> {
    const thread = this.thread(words);
    await thread.getByText(words).first().click();
    await expect(thread).toHaveAttribute("data-active", "true");
    return thread;
  }

  async write(words: string): Promise<void> {
    await this.editor.fill(words);
    await this.page.keyboard.press("Control+Enter");
    await expect(this.editor).toHaveCount(0);
  }

  /** Answers a whole thread. */
  async reply(to: string, words: string): Promise<void> {
    const thread = await this.open(to);
    await thread.getByRole("button", { name: "Reply", exact: true }).click();
    await this.write(words);
  }

  /** Answers one post in a thread that is open. */
  async answer(name: string, words: string): Promise<void> {
    await this.page
      .getByRole("button", { name: `Reply: ${name}` })
      .last()
      .click();
    await this.write(words);
  }

  async choose(words: string, action: string): Promise<void> {
    await this.open(words);
    await this.post(words)
      .getByRole("button", { name: /^More for this post/ })
      .click();
    await this.page.getByRole("menuitem", { name: action, exact: true }).click();
  }

  /** What waits in this browser to be sent. */
  waiting(): Promise<number> {
    return this.page.evaluate(
      () => Object.keys(localStorage).filter((key) => key.startsWith("colloquy.outbox.")).length,
    );
  }
}
