import { route } from "@/app/_request/route";
import { muteMember } from "@/operations/mutes/mute-member";
import { unmuteMember } from "@/operations/mutes/unmute-member";
import { muteMemberEndpoint, unmuteMemberEndpoint } from "../../../../../_endpoints/mutes";

export const PUT = route(muteMemberEndpoint, ({ viewer, params }) =>
  muteMember(viewer, params.slug, params.member),
);

export const DELETE = route(unmuteMemberEndpoint, ({ viewer, params }) =>
  unmuteMember(viewer, params.slug, params.member),
);
