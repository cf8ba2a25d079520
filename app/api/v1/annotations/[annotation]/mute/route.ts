import { route } from "@/app/_request/route";
import { muteThread } from "@/operations/mutes/mute-thread";
import { unmuteThread } from "@/operations/mutes/unmute-thread";
import { muteThreadEndpoint, unmuteThreadEndpoint } from "../../../_endpoints/mutes";

export const PUT = route(muteThreadEndpoint, ({ viewer, params }) => muteThread(viewer, params.annotation));

export const DELETE = route(unmuteThreadEndpoint, ({ viewer, params }) =>
  unmuteThread(viewer, params.annotation),
);
