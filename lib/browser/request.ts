/** The server answered, and said no: trying the same again will not help. */
export class Refused extends Error {
  readonly name = "Refused";
  constructor(
    readonly status: number,
    readonly code: string,
    readonly values: Record<string, string | number> = {},
    /** The server's own words for it. */
    readonly title: string | undefined = undefined,
    /** What else the problem says: the current state at a conflict. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

/** No answer, or one that says "later": the same request may succeed in a while. */
export class Unreachable extends Error {
  readonly name = "Unreachable";
  constructor(
    /** Milliseconds the server asked us to wait. */
    readonly wait: number | null = null,
    options?: ErrorOptions,
  ) {
    super("unreachable", options);
  }
}

export type Asked = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** The browser finishes the request even when the page is left. */
  keepalive?: boolean;
};

/** Longer than a slow phone needs for a post, shorter than anyone's patience. */
const PATIENCE = 20_000;

/** Browsers let a page leave no more than 64 KB behind. */
const LEFT_BEHIND = 20_000;

/** How often a question is asked before the page says that it cannot reach the server. */
const ATTEMPTS = 3;

/** What the rules of a group refuse is coded so. */
export const isGroupsOwnPace = (code: string): boolean => code.startsWith("posting.");

let speaker: string | null = null;

/**
 * Whose page this is. The server refuses what it sends once somebody else has signed in, in another tab: words must not
 * go out under another name.
 */
export function speakAs(userId: string | null): void {
  speaker = userId;
}

/** One request to `/api/v1`, asked once. */
export async function send<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  const response = await reach(path, asked);
  if (response.status === 204) return undefined as Answer;
  if (response.ok) return await readJson<Answer>(response);
  if (response.status >= 500) throw new Unreachable(waitOf(response));
  const refusal = await refusalOf(response);
  // Whoever writes by a group's own pace decides when they send it again; all other haste is waited out.
  if (response.status === 429 && !isGroupsOwnPace(refusal.code)) throw new Unreachable(waitOf(response));
  throw refusal;
}

/** The same, asked again after a pause while the server cannot be reached. Only for what may be done twice. */
export async function sendPatiently<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send<Answer>(path, asked);
    } catch (thrown) {
      if (!(thrown instanceof Unreachable) || attempt === ATTEMPTS) throw thrown;
      await pause(thrown.wait ?? backoff(attempt));
    }
  }
}

/** A second, two, four … a minute at most, scattered so that a class does not come back all at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return Math.min(60_000, 1_000 * 2 ** (attempt - 1)) * (0.5 + random() / 2);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function reach(path: string, { method = "GET", body, keepalive }: Asked): Promise<Response> {
  const words = body === undefined ? undefined : JSON.stringify(body);
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: "application/json",
        ...(words === undefined ? {} : { "content-type": "application/json" }),
        ...(speaker === null || method === "GET" ? {} : { "x-colloquy-user": speaker }),
      },
      ...(words === undefined ? {} : { body: words }),
      keepalive: keepalive === true && (words?.length ?? 0) < LEFT_BEHIND,
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (cause) {
    throw new Unreachable(null, { cause });
  }
}

/** An answer that breaks off half-way is no answer. */
async function readJson<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new Unreachable(null, { cause });
  }
}

function waitOf(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

type ProblemJson = { code?: string; title?: string; values?: Record<string, string | number> };

export async function refusalOf(response: Response): Promise<Refused> {
  const problem: ProblemJson & Record<string, unknown> = await response.json().catch(() => ({}));
  const { code = "unknown", title, values = {}, ...details } = problem;
  return new Refused(response.status, code, values, title, details);
}
