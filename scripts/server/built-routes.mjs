import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

const REST = "/api/v1/";

/** Where nothing is spelled in a way that has to be made plain first. */
const PLAIN = /^\/api\/v1(?:\/\w[\w.~-]*)+$/;

/**
 * The REST routes of a build, as its own manifests list them: for a path, the handlers of its route by method, and what
 * stands for the route's parameters. Null where there is none, and for what only Next's router can read.
 */
export function builtRoutes(dist) {
  const read = (name) => JSON.parse(readFileSync(join(dist, name), "utf8"));
  const files = read("server/app-paths-manifest.json");
  const routes = read("routes-manifest.json");
  const handlers = new Map();
  for (const [page, path] of Object.entries(read("app-path-routes-manifest.json"))) {
    if (!path.startsWith(REST) || !page.endsWith("/route")) continue;
    const file = join(dist, "server", files[page]);
    handlers.set(
      path,
      once(() => load(file)),
    );
  }
  const isOurs = ({ page }) => handlers.has(page);
  const plain = new Set(routes.staticRoutes.filter(isOurs).map(({ page }) => page));
  // In the order in which Next tries them.
  const patterns = routes.dynamicRoutes
    .filter(isOurs)
    .map(({ page, namedRegex, routeKeys }) => ({ page, pattern: new RegExp(namedRegex), routeKeys }));

  function match(path) {
    if (plain.has(path)) return { page: path, params: {} };
    for (const { page, pattern, routeKeys } of patterns) {
      const groups = pattern.exec(path)?.groups;
      if (groups) return { page, params: named(groups, routeKeys) };
    }
    return null;
  }

  return async function find(path) {
    const found = PLAIN.test(path) && match(path);
    if (!found) return null;
    const { page, params } = found;
    return { params, handlers: await handlers.get(page)() };
  };
}

/** The manifest calls a parameter `nxtPreading`, so that it is no word of somebody's query. */
const named = (groups, routeKeys) =>
  Object.fromEntries(Object.keys(routeKeys).map((key) => [key.replace(/^nxtP/, ""), groups[key]]));

/** The very module that Next would load, so that both share what it keeps. None where it is not as we know it. */
async function load(file) {
  try {
    const { routeModule } = await require(file);
    await routeModule.ensureUserland();
    return routeModule.userland;
  } catch (error) {
    process.stderr.write(`${error.stack}\nRequests to this route go through Next.\n`);
    return null;
  }
}

function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
