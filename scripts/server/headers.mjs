import { randomBytes, randomUUID } from "node:crypto";

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
};

const YEAR = 31_536_000;

/**
 * Scripts run only with this response's nonce; those they load are trusted with them.
 * Development needs `eval` for React's stack traces and a socket for reloading.
 */
export function contentSecurityPolicy(nonce, isDevelopment = false) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/**
 * The headers of one answer.
 * @param {{url: string, isDevelopment?: boolean}} settings
 */
export function responseHeaders({ url, isDevelopment }) {
  const nonce = randomBytes(16).toString("base64");
  return {
    nonce,
    headers: {
      ...ALWAYS,
      "content-security-policy": contentSecurityPolicy(nonce, isDevelopment),
      "x-request-id": randomUUID(),
      ...(url.startsWith("https:") ? { "strict-transport-security": `max-age=${YEAR}` } : {}),
    },
  };
}

/** Next and we steer ourselves by these; from outside they can only be an attack. `x-colloquy-user` is a page's own word. */
const INTERNAL =
  /^(x-nonce|x-request-id|content-security-policy.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-next-.*|next-resume|x-nextjs-(matched-path|rewritten.*|prerender|cache|deployment-id|html-request-id)|x-rewrite-url|x-original-url|x-http-method(-override)?|x-method-override|x-colloquy-(?!user$).*)$/;

const FORWARDED = /^(forwarded|x-forwarded-.*|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;

/**
 * Takes away what a stranger must not say. `x-forwarded-for` stays only behind a proxy of one's own, and then only the
 * address which that proxy itself has seen; otherwise it says whose connection it is.
 */
export function cleanRequest(headers, trustsProxy, address) {
  const seen = headers["x-forwarded-for"]?.split(",").at(-1)?.trim();
  for (const name of Object.keys(headers))
    if (INTERNAL.test(name) || FORWARDED.test(name)) delete headers[name];
  const from = (trustsProxy && seen) || address;
  if (from) headers["x-forwarded-for"] = from;
}
