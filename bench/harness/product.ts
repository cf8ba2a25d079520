import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { startChild } from "./child";
import { freePort } from "./free-port";
import type { Bench } from "./questions";

const SECRET = "only-for-measuring-only-for-measuring";

export type Product = { url: string; pid: number; stop: () => Promise<void> };

/** The production build as `npm start` serves it, in a process of its own. */
export async function startProduct(
  { root, folder }: Pick<Bench, "root" | "folder">,
  databaseUrl: string,
  nodeOptions = "",
): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { pid, stop } = await startChild(join(root, "scripts", "server.mjs"), {
    ...process.env,
    NODE_ENV: "production",
    NODE_OPTIONS: nodeOptions,
    COLLOQUY_ROOT: root,
    COLLOQUY_DATA_DIR: join(folder, "data"),
    COLLOQUY_URL: url,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: SECRET,
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    HOST: "127.0.0.1",
  });
  return { url, pid, stop };
}

/** The cookie of a browser that has this session. */
export async function sessionCookie(sessionId: string): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sid: sessionId }, secret: SECRET })}`;
}
