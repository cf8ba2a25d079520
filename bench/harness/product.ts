import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { launch } from "./launch";
import type { Bench } from "./questions";

const SECRET = "only-for-measuring-only-for-measuring";

/** `pids` are the launcher and the processes that serve; the database is another's. */
export type Product = { url: string; pids: number[]; stop: () => Promise<void> };

/** The production build as `npm start` serves it. */
export async function startProduct(
  { root, folder }: Pick<Bench, "root" | "folder">,
  databaseUrl: string,
  nodeOptions = "",
): Promise<Product> {
  const settings = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: SECRET, NODE_OPTIONS: nodeOptions };
  const launched = await launch(root, join(folder, "data"), settings);
  await launched.ready;
  return { url: launched.url, pids: launched.pids(), stop: launched.stop };
}

/** The cookie of a browser that has this session. */
export async function sessionCookie(sessionId: string): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sid: sessionId }, secret: SECRET })}`;
}
