import { annotationPath } from "./api";
import { send } from "./request";

type Muted = { member: string } | { thread: string };

export const sendMuted = (group: string, what: Muted, isMuted: boolean) =>
  send<void>(
    `${"member" in what ? `/groups/${group}/members/${what.member}` : annotationPath(what.thread)}/mute`,
    { method: isMuted ? "PUT" : "DELETE" },
  );
