import { send } from "./request";

/** Sent as the page is left for what the notice is about. */
export const markNoticeRead = (id: string) =>
  send<void>("/notices/read", { method: "POST", body: { ids: [id] }, keepalive: true });
