import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { ImportPreview } from "@/components/library/import-preview";
import { parsePlainText } from "@/domain/formats/plain-text";
import { proposalFrom } from "@/domain/proposal";
import { beginningOfProposal } from "@/domain/proposal-beginning";
import { messagesFor } from "@/messages/messages";

const BODY =
  "A sentence that is long enough to be taken for the body of a text, since it goes on for more than a line.";

function preview(text: string): string {
  const parsed = parsePlainText(text);
  if (!parsed.ok) throw new Error(parsed.code);
  return renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={messagesFor("en")}>
      <ImportPreview
        beginning={beginningOfProposal(proposalFrom(parsed.value))}
        version={1}
        pictures="/"
        save={async ({ version }) => ({ ok: true, version: version + 1 })}
        publish={async () => ({ ok: true, url: "/" })}
      />
    </IntlProvider>,
  );
}

test("the organizer sees the title, the numbers to be, and what is set aside with its reason", () => {
  const html = preview(`Share this page\n\nOn sleep\n\n${BODY}\n\nCHAPTER I\n\n${BODY}`);
  expect(html).toContain('value="On sleep"');
  expect(html).toContain("2 numbered paragraphs, 1 piece set aside");
  expect(html).toContain("Looks like buttons for printing or sharing.");
  expect([...html.matchAll(/aria-hidden="true">(\d*)<\/span>/g)].map(([, number]) => number)).toEqual([
    "",
    "1",
    "",
    "2",
  ]);
  expect(html).toContain("Paragraph 2 ");
});

test("one begins at the first piece that is kept, which can be merged or split", () => {
  const html = preview(`Share this page\n\nOn sleep\n\n${BODY}\n\n${BODY}`);
  expect(html).toMatch(/aria-current="true"[^>]*tabindex="0"[^>]*><[^>]*>Paragraph 1 /i);
  expect(html.match(/>Restore</g)).toHaveLength(1);
});

test("one piece is the tab stop, and a text from right to left is shown so", () => {
  const html = preview(
    `${"والسلام عليكم ورحمة الله وبركاته ".repeat(4)}.\n\n${"ثم قال الملك للوزير ما ترى في هذا الأمر ".repeat(4)}.`,
  );
  expect(html.match(/data-piece="[^"]*"[^>]*tabindex="0"/gi)).toHaveLength(1);
  expect(html).toMatch(/<ol[^>]*dir="rtl"[^>]*lang="ar"/);
});
