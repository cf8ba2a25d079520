import { expect, test } from "vitest";
import { cutDocument, type Filling, fillDocument } from "@/app/_request/kept-document";
import { escapeHtml } from "@/domain/escape-html";

const escapeJson = (value: object) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** As Next draws a document; `e2e/shorter-page.spec.ts` asks for real ones. */
const drawn = ({ nonce, title, html, props, query }: Filling) =>
  `<!DOCTYPE html><html lang="en"><head><title>${escapeHtml(title)}</title><noscript data-n-css="${nonce}"></noscript>` +
  `<script src="/a.js" nonce="${nonce}" defer=""></script></head><body>${html}` +
  `<script id="__NEXT_DATA__" type="application/json" nonce="${nonce}">${escapeJson({
    props: { pageProps: props, __N_SSP: true },
    page: "/groups/[group]/readings/[reading]",
    query,
    buildId: "b1",
  })}</script></body></html>`;

const WALDEN: Filling = {
  nonce: "Zm9v+/8=",
  title: "Walden · The Margin",
  html: '<div id="__next"><script nonce="Zm9v+/8=">1</script><title>In the woods</title></div>',
  props: { frame: { title: "Walden · The Margin" }, room: { shown: 3 } },
  query: { group: "the-margin", reading: "walden" },
};

const EMMA: Filling = {
  nonce: "YmFy",
  title: "Emma & <Knightley> · $& “Reading” \u2028",
  html: '<div id="__next">$1 $& $` <b>handsome, clever, and rich</b></div>',
  props: { frame: { title: "</script><script>alert(1)</script>" }, room: { shown: null } },
  query: { group: "hartfield", reading: "emma", p: "7&<8" },
};

test.each([
  ["another page", EMMA],
  ["the same page", WALDEN],
])("What Next drew around a page is what it would draw around %s", (_, page) => {
  const kept = cutDocument(drawn(WALDEN), WALDEN);
  expect(kept && fillDocument(kept, page)).toBe(drawn(page));
});

test("Of the page that a document was first drawn around, nothing is left in another", () => {
  const kept = cutDocument(drawn(WALDEN), WALDEN);
  const other = kept && fillDocument(kept, EMMA);
  for (const its of [WALDEN.nonce, "Walden", "The Margin", "the-margin", "walden", "woods"])
    expect(other).not.toContain(its);
});

test.each([
  ["has no title", drawn(WALDEN).replaceAll("title>", "b>"), WALDEN],
  ["says nothing of the page", drawn(WALDEN).replace("__NEXT_DATA__", "data"), WALDEN],
  ["is around another page", drawn(EMMA), WALDEN],
  ["has no nonce", drawn(WALDEN), { ...WALDEN, nonce: "" }],
])("A document that %s is not kept", (_, whole, page) => {
  expect(cutDocument(whole, page)).toBeNull();
});
