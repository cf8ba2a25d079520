import { fileURLToPath } from "node:url";

const LAYERS =
  "app|bench|bin|components|content|db|domain|e2e|jobs|lib|messages|operations|pages|scripts|tests";

/** npm's folder names, as `node_modules/…` paths show them. */
const packages = (names) => `(^|/)node_modules/(${names})(/|$)`;

/** A folder of ours may import the named folders of ours; packages and Node are other rules' business. */
function layer(name, from, mayImport, comment) {
  return {
    name: `layer-${name}`,
    comment,
    severity: "error",
    from: { path: `^${from}/` },
    to: {
      path: `^(${LAYERS}|[^/]+\\.[mc]?[jt]sx?$)(/|$)`,
      pathNot: mayImport.map((folder) => `^${folder}(/|$)`),
    },
  };
}

/** These packages are known in one place only, so that they can be replaced there. */
function only(name, names, where, comment) {
  return {
    name: `only-${name}`,
    comment,
    severity: "error",
    from: { pathNot: where },
    to: { path: packages(names) },
  };
}

function never(name, from, to, comment) {
  return { name, comment, severity: "error", from, to };
}

export default {
  forbidden: [
    layer("domain", "domain", ["domain"], "Words and rules know of nothing else."),
    layer("db", "db", ["db", "domain"], "Postgres serves the domain."),
    layer("lib", "lib", ["lib", "domain"], "The outside world, without the product."),
    layer("browser", "lib/browser", ["lib/browser", "domain"], "Only what can run in a browser."),
    layer("operations", "operations", ["operations", "domain", "db", "lib"], "Verbs, for any caller."),
    layer("jobs", "jobs", ["jobs", "operations", "domain", "lib", "messages"], "What runs later."),
    layer(
      "components",
      "components",
      ["components", "domain", "lib/browser", "messages"],
      "Data comes in as props; nothing is queried.",
    ),
    layer("ui", "components/ui", ["components/ui"], "Could ship in another product."),
    layer(
      "app",
      "app",
      ["app", "components", "operations", "jobs", "domain", "lib", "messages", "content"],
      "Routes reach the database through operations.",
    ),
    layer(
      "pages",
      "pages",
      ["pages", "app", "components", "domain", "messages"],
      "A page out of `app/`; what it is made of is found there.",
    ),
    layer(
      "bin",
      "bin",
      ["bin", "operations", "jobs", "domain", "lib", "messages", "content"],
      "The command line reaches the database through operations.",
    ),
    layer("scripts", "scripts", ["scripts"], "What starts the product runs before it is built."),
    layer(
      "data",
      "(content|messages)",
      ["content", "messages", "domain"],
      "What is written and translated imports no code of the product.",
    ),

    only(
      "next-in-app",
      "next|next-auth",
      [
        "^app/",
        "^pages/",
        "^bench/",
        "^scripts/server\\.mjs$",
        "^instrumentation\\.ts$",
        "^next\\.config\\.ts$",
      ],
      "Everything below runs without a request.",
    ),
    only(
      "database-in-db",
      "drizzle-orm|drizzle-kit|postgres|pg|pg-boss",
      ["^db/", "^(bench|scripts|tests)/", "^drizzle\\.config\\.ts$"],
      "Nothing else knows that it is Postgres.",
    ),
    only(
      "react-in-pages",
      "react|react-dom|use-intl|@tiptap/react",
      ["^app/", "^pages/", "^components/", "^lib/browser/", "^messages/"],
      "Rules, verbs and stores are no user interface.",
    ),

    never(
      "domain-packages",
      { path: "^domain/" },
      {
        path: packages(".*"),
        pathNot: packages(
          "zod|luxon|uuid|chardet|iconv-lite|marked|ical-generator|papaparse|yaml|unified|remark-[a-z]+|rehype-[a-z]+|htmlparser2|linkedom|mammoth|pdfjs-dist|yauzl|@mozilla|@types/.*",
        ),
      },
      "The domain is pure: libraries of formats, zod and luxon are all it needs.",
    ),
    never(
      "domain-is-pure",
      { path: "^(domain|lib/browser|components)/" },
      { dependencyTypes: ["core"] },
      "No input, no output: this code also runs in browsers.",
    ),
    never(
      "rest-without-next",
      { path: "^app/api/v1/" },
      { path: packages("next") },
      "In production Next is not around a REST route (decision 015).",
    ),
    never(
      "granted-at-the-door",
      { pathNot: "^operations/access\\.ts$" },
      { path: "^domain/granted\\.ts$", dependencyTypesNot: ["type-only"] },
      "Only the door makes the proof that a permission was asked.",
    ),
    never(
      "bare-ids-at-the-door",
      { pathNot: "^operations/access\\.ts$" },
      { path: "^db/queries/door\\.ts$" },
      "Only the door looks things up before it is known who may see them.",
    ),
    never(
      "nothing-leans-on-tests",
      { path: "^(app|bin|components|content|db|domain|jobs|lib|messages|operations|pages|scripts)/" },
      { path: "^(tests|e2e|bench)/" },
      "The product works without its tests and benchmarks.",
    ),
    never("no-circle", {}, { circular: true }, "What needs each other is one thing, or has a third in it."),
    never(
      "nothing-missing",
      {},
      { couldNotResolve: true, pathNot: "^(@/)?\\.next/" },
      "Every import leads somewhere.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(module\\.)?css$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL("tsconfig.json", import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
