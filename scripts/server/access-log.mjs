/** An address as the log may keep it: without the query and without what stands in a path, either may let somebody in. */
export const loggedPath = (url) => url.split("?")[0].replace(/(\/(?:invitations|calendars)\/)[^/]+/gi, "$1…");

/** Says who asked for what and how it went, one line of JSON an answer. */
export function logAccess(request, response, id) {
  const start = performance.now();
  const { method, url } = request;
  response.once("close", () => {
    const ms = Math.round(performance.now() - start);
    const line = { time: new Date().toISOString(), id, method, path: loggedPath(url) };
    process.stdout.write(`${JSON.stringify({ ...line, status: response.statusCode, ms })}\n`);
  });
}
