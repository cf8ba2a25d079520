import { route } from "@/app/_request/route";
import { askToRestoreAssignment } from "@/operations/ask";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { restoreAssignment } from "@/operations/assignments/restore-assignment";
import { restoreAssignmentEndpoint } from "../../../_endpoints/assignments";

export const POST = route(
  restoreAssignmentEndpoint,
  async ({ viewer, params }) => {
    await restoreAssignment(viewer, params.assignment);
    return findAssignment(viewer, params.assignment);
  },
  ({ viewer, params }) => askToRestoreAssignment(viewer, params.assignment),
);
