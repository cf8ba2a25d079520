import { get } from "node:http";

export type Heard = { number: number; post: string | null; at: number };
export type OpenStream = { heard: Heard[]; close: () => void };

/** Opens a live stream as a browser does; resolves with its first bytes, and notes when each event has come. */
export function openStream(url: string, cookie: string): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const heard: Heard[] = [];
    let rest = "";
    const request = get(url, { headers: { cookie }, agent: false }, (response) => {
      const fail = () => reject(new Error(`A stream was answered with ${response.statusCode} and no more`));
      response.on("error", fail).on("end", fail);
      if (response.statusCode !== 200) return fail();
      response.setEncoding("utf8").on("data", (chunk: string) => {
        const at = performance.now();
        const blocks = (rest + chunk).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = read(block);
          if (event) heard.push({ ...event, at });
        }
        resolve({ heard, close: () => request.destroy() });
      });
    });
    request.on("error", reject);
  });
}

function read(block: string): Omit<Heard, "at"> | null {
  const [id, data] = ["id", "data"].map((name) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1]);
  if (id === undefined || data === undefined) return null;
  const { post } = JSON.parse(data) as { post?: { id: string } | string };
  return { number: Number(id), post: (typeof post === "string" ? post : post?.id) ?? null };
}
