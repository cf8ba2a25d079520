import type { NextConfig } from "next";

/** Which production build is made or served; development has its own place. */
const build = process.env.COLLOQUY_BUILD;

const config: NextConfig = {
  distDir: build ? `${build}/next` : ".next",
  poweredByHeader: false,
  // No two answers are alike: each has a nonce of its own.
  generateEtags: false,
  reactStrictMode: true,
  // A page has its title in its head when it arrives, for everybody: nothing that the title needs comes later than the page.
  htmlLimitedBots: /.*/,
  // The optimizer had two remote holes in 2026; nothing here needs it.
  images: { unoptimized: true },
  // `npm test` checks the types, of the tests too; whoever starts the app need not wait for it.
  // Next writes into the settings that it is given the folders it builds to, unless they only extend others.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.build.json" },
  experimental: {
    // A step in an import names the words of up to four paragraphs, and fifty steps go at once.
    serverActions: { bodySizeLimit: "16mb" },
    // In development alone: through that channel React waits for what never comes after an action that leads elsewhere.
    reactDebugChannel: false,
    // Each page is loaded when it is first asked for: all of them, in each process, would be 20 MB at rest.
    preloadEntriesOnStart: false,
  },
  turbopack: {
    rules: { "**/messages/*/*.json": { loaders: ["./messages/compile-messages.mjs"], as: "*.js" } },
    resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" },
  },
  // In `pages/` as in `app/`: what is written about packages here (`turbopack`) holds for both.
  bundlePagesRouterDependencies: true,
  serverExternalPackages: [
    ...["postgres", "@node-rs/argon2", "pino", "pg-boss", "nodemailer"],
    // Parsers of files, which run in a process of their own.
    ...["@mozilla/readability", "linkedom", "htmlparser2", "mammoth", "unified", "yaml", "yauzl"],
    "pdfjs-dist",
    ...["rehype-parse", "rehype-raw", "remark-frontmatter", "remark-gfm", "remark-parse", "remark-rehype"],
  ],
};

export default config;
