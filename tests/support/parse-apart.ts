import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Bundles what reads files apart, so that `parseFile` does as it does where pages are served. Answers what takes it away. */
export async function bundleParser(): Promise<() => void> {
  // Inside the sources, from where packages are found.
  mkdirSync(join(ROOT, "node_modules/.cache"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, "node_modules/.cache/parser-"));
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["bin/parse.ts"],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    ...{ bundle: true, packages: "external", platform: "node", format: "esm", target: "node20" },
    logLevel: "silent",
  });
  process.env.COLLOQUY_ROOT = ROOT;
  process.env.COLLOQUY_BUILD = folder.slice(ROOT.length);
  return () => {
    delete process.env.COLLOQUY_ROOT;
    delete process.env.COLLOQUY_BUILD;
    rmSync(folder, { recursive: true, force: true });
  };
}
