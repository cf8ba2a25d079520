/** Where a request comes from. The server around Next leaves only an address that it has seen itself, or its proxy has. */
export const addressOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";

export const userAgentOf = (headers: Headers): string => headers.get("user-agent") ?? "";
