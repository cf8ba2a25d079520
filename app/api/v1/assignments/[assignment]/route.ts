import { route } from "@/app/_request/route";
import { askAssignment } from "@/operations/ask";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import {
  editAssignmentEndpoint,
  findAssignmentEndpoint,
  withdrawAssignmentEndpoint,
} from "../../_endpoints/assignments";

export const GET = route(findAssignmentEndpoint, ({ viewer, params }) =>
  findAssignment(viewer, params.assignment),
);

export const PATCH = route(
  editAssignmentEndpoint,
  ({ viewer, params, body }) => editAssignment(viewer, params.assignment, body),
  ({ viewer, params }) => askAssignment(viewer, params.assignment, "assignment.edit"),
);

export const DELETE = route(withdrawAssignmentEndpoint, ({ viewer, params }) =>
  withdrawAssignment(viewer, params.assignment),
);
