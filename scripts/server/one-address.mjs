const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Where a page asked for under another name of this machine really is: cookies and the Origin check know one address.
 * Null for programs, which lose their token on the way, and when the public address is elsewhere: then it is a proxy
 * that calls us by a loopback name.
 * @param {import("node:http").IncomingMessage} request
 * @param {string} url
 */
export function redirectToOneAddress(request, url) {
  const { host: wanted, hostname, origin } = new URL(url);
  const { host } = request.headers;
  if (!host || host === wanted || !/^(GET|HEAD)$/.test(request.method ?? "")) return null;
  if (request.headers.authorization || /^\/(healthz|readyz)(\?|$)/.test(request.url ?? "")) return null;
  const asked = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
  if (!LOOPBACK.test(hostname) || !LOOPBACK.test(asked)) return null;
  const path = request.url?.startsWith("/") ? request.url.replace(/^\/+/, "/") : "/";
  return origin + path;
}
