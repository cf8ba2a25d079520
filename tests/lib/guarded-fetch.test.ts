import type { lookup } from "node:dns";
import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardedFetch } from "@/lib/guarded-fetch";
import { type PageServer, servePages } from "../support/page-server";

const MEGABYTE = 1024 * 1024;
const PAGE = "<p>Words.</p>";
const dripping = new Set<NodeJS.Timeout>();

function drip(response: ServerResponse): void {
  response.write("<p>");
  const drops = setInterval(() => response.write("a"), 50);
  dripping.add(drops);
  response.once("close", () => clearInterval(drops));
}

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  "/page": (response) => response.setHeader("content-type", "text/html; charset=utf-8").end(PAGE),
  "/gzip": (response) => response.setHeader("content-encoding", "gzip").end(gzipSync(PAGE)),
  "/deflate": (response) => response.setHeader("content-encoding", "deflate").end(deflateSync(PAGE)),
  "/brotli": (response) => response.setHeader("content-encoding", "br").end(brotliCompressSync(PAGE)),
  "/bomb": (response) =>
    response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(40 * MEGABYTE))),
  "/no-gzip": (response) => response.setHeader("content-encoding", "gzip").end("not packed"),
  "/large": (response) => response.end(Buffer.alloc(3 * MEGABYTE)),
  "/large-untold": (response) => {
    for (let part = 0; part < 30; part++) response.write(Buffer.alloc(MEGABYTE / 10));
    response.end();
  },
  "/says-large": (response) => response.writeHead(200, { "content-length": 99 * MEGABYTE }).write("a"),
  "/drip": drip,
  "/silent": () => {},
  "/breaks": (response) => {
    response.writeHead(200, { "content-length": 100 }).write("a");
    setTimeout(() => response.destroy(), 20);
  },
  "/gone": (response) => response.writeHead(404).end("Not here."),
  "/nothing": (response) => response.writeHead(204).end(),
};

let server: PageServer;
let other: PageServer;
beforeAll(async () => {
  other = await servePages((_, response) => response.end("secret"));
  server = await servePages(({ url = "" }, response) => {
    const [, count] = /^\/hops\/(\d+)/.exec(url) ?? [];
    const to = new URL(url, "http://localhost").searchParams.get("to");
    if (to !== null) return response.writeHead(302, { location: to }).end();
    if (count !== undefined)
      return response
        .writeHead(301, { location: count === "1" ? "/page" : `/hops/${Number(count) - 1}` })
        .end();
    return (ANSWERS[url] ?? ANSWERS["/gone"])?.(response);
  });
});
afterAll(async () => {
  for (const drops of dripping) clearInterval(drops);
  await server.stop();
  await other.stop();
});

const fetchFrom = (path: string, settings = {}) =>
  guardedFetch(`${server.origin}${path}`, {
    alsoFrom: [server.host],
    seconds: 5,
    bytes: 2 * MEGABYTE,
    ...settings,
  });
const codeOf = (answer: Awaited<ReturnType<typeof guardedFetch>>) => (answer.ok ? "fetched" : answer.code);

describe("an address that may be fetched from", () => {
  test.each(["/page", "/gzip", "/deflate", "/brotli"])("%s is read, unpacked", async (path) => {
    const answer = await fetchFrom(path);
    expect(answer.ok && new TextDecoder().decode(answer.value.bytes)).toBe(PAGE);
  });

  test("is asked as by somebody whom it does not know, and told where it led in the end", async () => {
    const answer = await fetchFrom("/hops/5#part");
    expect(answer.ok && answer.value).toMatchObject({
      address: `${server.origin}/page`,
      type: "text/html; charset=utf-8",
    });
    const { headers } = server.asked.at(-1) ?? {};
    expect(
      Object.keys(headers ?? {}).filter((name) => /cookie|authorization|referer|forwarded/.test(name)),
    ).toEqual([]);
  });

  test.each([
    ["/hops/6", "import.address-redirects"],
    ["/bomb", "import.address-too-large"],
    ["/large", "import.address-too-large"],
    ["/large-untold", "import.address-too-large"],
    ["/says-large", "import.address-too-large"],
    ["/no-gzip", "import.address-unreachable"],
    ["/breaks", "import.address-unreachable"],
    ["/gone", "import.address-refused"],
    ["/nothing", "import.address-refused"],
  ])("%s is refused: %s", async (path, code) => {
    expect(codeOf(await fetchFrom(path))).toBe(code);
  });

  test.each(["/drip", "/silent"])("%s has so much time and no more, however it spends it", async (path) => {
    const began = performance.now();
    expect(codeOf(await fetchFrom(path, { seconds: 0.5 }))).toBe("import.address-too-slow");
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test.each([
    ...["http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "//0x7f.1/"],
    ...["http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]/"],
  ])("leads on to %s in vain", async (to) => {
    expect(codeOf(await fetchFrom(`/?to=${encodeURIComponent(to)}`))).toBe("import.address-private");
  });

  test.each([
    "ftp://example.org/",
    "file:///etc/passwd",
    "data:text/html,x",
    "http://user:word@example.org/",
  ])("leads on to %s in vain, which is fetched from nowhere", async (to) => {
    expect(codeOf(await fetchFrom(`/?to=${encodeURIComponent(to)}`))).toBe("import.address-not-allowed");
  });

  test("lets nobody on to another port of the same machine", async () => {
    expect(codeOf(await fetchFrom(`/?to=${encodeURIComponent(other.origin)}`))).toBe(
      "import.address-not-allowed",
    );
    expect(other.asked).toEqual([]);
  });
});

describe("an address of a network of one's own", () => {
  test.each([
    ...[
      "http://127.0.0.1/",
      "http://127.1/",
      "http://0/",
      "http://0x7f000001/",
      "http://0x7f.0.0.1/",
      "http://0177.0.0.1/",
    ],
    ...[
      "http://017700000001/",
      "http://2130706433/",
      "http://127.0.0.1./",
      "http://①②⑦.⓪.⓪.①/",
      "http://%31%32%37.0.0.1/",
    ],
    ...[
      "http://[::1]/",
      "http://[::]/",
      "http://[0:0:0:0:0:0:0:1]/",
      "http://[::ffff:7f00:1]/",
      "http://[::127.0.0.1]/",
    ],
    ...[
      "http://[64:ff9b::127.0.0.1]/",
      "http://[64:ff9b:1::1]/",
      "http://[2002:7f00:1::]/",
      "http://[fe80::1]/",
      "http://[fd00:ec2::254]/",
    ],
    ...[
      "http://10.1.2.3/",
      "http://192.168.0.1/",
      "http://172.16.0.1/",
      "http://100.64.0.1/",
      "http://169.254.169.254/",
      "http://0xa9fea9fe/",
    ],
    ...[
      "http://224.0.0.1/",
      "http://255.255.255.255/",
      "https://localhost/",
      "http://LOCALHOST/",
      " http://127.0.0.1/ ",
    ],
  ])("is not asked: %s", async (address) => {
    expect(codeOf(await guardedFetch(address, { seconds: 5 }))).toBe("import.address-private");
  });

  test.each([
    ...[
      "http://127.0.0.1:8080/",
      "http://example.org:22/",
      "https://example.org:8443/",
      "ftp://example.org/",
      "gopher://127.0.0.1/",
    ],
    ...["javascript:alert(1)", "file:///etc/passwd", "http://admin:secret@example.org/"],
  ])("nor is anything but a web server at its usual port: %s", async (address) => {
    expect(codeOf(await guardedFetch(address))).toBe("import.address-not-allowed");
  });

  test.each(["", "example.org", "not an address", "http://", "http://[::1", "http://fe80::1%25eth0/"])(
    "nor what is no address: %j",
    async (address) => {
      expect(codeOf(await guardedFetch(address))).toBe("import.address-unreadable");
    },
  );

  test("is not reached by a name that means it, nor by one that means it the second time it is asked for", async () => {
    const asked: string[] = [];
    const answers = ["203.0.114.1", "127.0.0.1", "127.0.0.1"];
    const look = ((name: string, _: object, callback: (error: null, found: object[]) => void) => {
      const address = answers[asked.length] ?? "127.0.0.1";
      asked.push(name);
      callback(null, [{ address, family: 4 }]);
    }) as unknown as typeof lookup;
    const before = server.asked.length;

    const rebound = await guardedFetch("http://rebinding.example/", { look, seconds: 0.5 });
    expect(rebound.ok).toBe(false);
    expect(asked).toEqual(["rebinding.example"]);
    expect(codeOf(await guardedFetch("http://rebinding.example/", { look }))).toBe("import.address-private");
    expect(server.asked).toHaveLength(before);
  });

  test("has so much time and no more while its name is being looked up", async () => {
    const look = (() => {}) as unknown as typeof lookup;
    expect(codeOf(await guardedFetch("http://never.example/", { look, seconds: 0.3 }))).toBe(
      "import.address-too-slow",
    );
  });
});
