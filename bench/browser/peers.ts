import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import type { Missing } from "../harness/questions";

/*
 * Libraries that put marks on a page. Each gets the same plain page and the same words, with their positions, and is to
 * paint them. They are not ours and not in package.json: whoever wants them measured installs them in a folder.
 */

export type Peer = { who: string; package: string; source: string };

const IN_ONE_HIGHLIGHT = `CSS.highlights.set("peer", new Highlight(...ranges));`;

export const PEERS: readonly Peer[] = [
  {
    who: "dom-anchor-text-position",
    package: "dom-anchor-text-position",
    source: `
      import { toRange } from "dom-anchor-text-position";
      globalThis.paint = async (root, quotes) => {
        const ranges = quotes.map(({ start, end }) => toRange(root, { start, end }));
        ${IN_ONE_HIGHLIGHT}
      };`,
  },
  {
    who: "mark.js",
    package: "mark.js",
    source: `
      import Mark from "mark.js";
      globalThis.paint = (root, quotes) => new Promise((done) => {
        const ranges = quotes.map(({ start, end }) => ({ start, length: end - start }));
        new Mark(root).markRanges(ranges.sort((a, b) => a.start - b.start), { done });
      });`,
  },
  {
    who: "Recogito",
    package: "@recogito/text-annotator",
    source: `
      import { createTextAnnotator } from "@recogito/text-annotator";
      globalThis.paint = async (root, quotes) => {
        const annotator = createTextAnnotator(root, { renderer: "CSS_HIGHLIGHTS" });
        annotator.setAnnotations(quotes.map(({ exact, start, end }, n) => ({
          id: "quote-" + n,
          bodies: [],
          target: { annotation: "quote-" + n, selector: [{ quote: exact, start, end }] },
        })));
      };`,
  },
  {
    who: "Hypothesis",
    package: "hypothesis",
    source: `
      import { anchor } from "hypothesis-source:/src/annotator/anchoring/html.ts";
      globalThis.paint = async (root, quotes) => {
        const ranges = [];
        for (const { exact, prefix, suffix, start, end } of quotes)
          ranges.push(await anchor(root, [
            { type: "TextPositionSelector", start, end },
            { type: "TextQuoteSelector", exact, prefix, suffix },
          ]));
        ${IN_ONE_HIGHLIGHT}
      };`,
  },
];

const folder = (): string | null => process.env.COLLOQUY_BENCH_PEERS || null;

export const isInstalled = ({ package: name }: Peer): boolean => {
  const peers = folder();
  return peers !== null && existsSync(join(peers, "node_modules", name, "package.json"));
};

export const howToInstall = ({ who, package: name }: Peer): Missing => ({
  who,
  how: `npm install --prefix FOLDER ${name}, and COLLOQUY_BENCH_PEERS=FOLDER`,
});

/** Hypothesis ships one large script; how it finds words is in the sources that its source map holds. */
function hypothesisSources(peers: string): Plugin {
  const map = join(peers, "node_modules", "hypothesis", "build", "scripts", "annotator.bundle.js.map");
  const namespace = "hypothesis-source";
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      const { sources, sourcesContent } = JSON.parse(readFileSync(map, "utf8"));
      const held = new Map<string, string>(
        sources.map((source: string, n: number) => [source.replace(/^app:\/\//, ""), sourcesContent[n]]),
      );
      const find = (path: string) => [path, `${path}.ts`, `${path}.js`].find((one) => held.has(one));
      const findPackage = (name: string) =>
        [...held.keys()].find((key) => key.includes(`/node_modules/${name}/`));
      onResolve({ filter: /^hypothesis-source:/ }, ({ path }) => ({
        path: path.slice(namespace.length + 1),
        namespace,
      }));
      onResolve({ filter: /.*/, namespace }, ({ path, importer }) => {
        const found = path.startsWith(".")
          ? find(new URL(path, `file://${importer}`).pathname)
          : findPackage(path);
        return found === undefined ? undefined : { path: found, namespace };
      });
      onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: held.get(path) ?? "", loader: "ts" }));
    },
  };
}

/** The library and what it is to do, as one script for the page. */
export async function bundlePeer({ source, package: name }: Peer): Promise<string> {
  const peers = folder() ?? "";
  const built = await build({
    stdin: { contents: source, resolveDir: peers, loader: "js" },
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
    loader: { ".css": "empty" },
    plugins: name === "hypothesis" ? [hypothesisSources(peers)] : [],
    logLevel: "silent",
  });
  return built.outputFiles[0]?.text ?? "";
}
