import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { agendaShape } from "@/domain/wire/agenda";
import { assignmentEdit, assignmentShape, newAssignment, progressShape } from "@/domain/wire/assignment";
import { listOf, pageById } from "@/domain/wire/list";
import { newPlan, planShape, readPlanShape } from "@/domain/wire/plan";
import { storable } from "@/domain/wire/storable";
import { inGroup } from "./groups";

const inReading = z.object({ reading: storable });
const onAssignment = z.object({ assignment: storable });

export const listGroupAssignmentsEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/assignments",
  summary: "What is assigned in a group, in the order of its making",
  isPublic: true,
  params: inGroup,
  query: pageById,
  answer: listOf(assignmentShape),
});

export const listReadingAssignmentsEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/assignments",
  summary: "What is assigned of a reading",
  isPublic: true,
  params: inReading,
  query: pageById,
  answer: listOf(assignmentShape),
});

export const assignReadingEndpoint = endpoint({
  method: "POST",
  path: "/readings/{reading}/assignments",
  summary: "Assign a stretch of a reading, or several stretches, to members",
  params: inReading,
  body: newAssignment,
  status: 201,
  answer: assignmentShape,
});

export const publishPlanEndpoint = endpoint({
  method: "POST",
  path: "/readings/{reading}/plans",
  summary: "Divide a reading over meetings; where it is planned already, what is ahead is planned anew",
  params: inReading,
  body: newPlan,
  status: 201,
  answer: planShape,
});

export const listPlansEndpoint = endpoint({
  method: "GET",
  path: "/readings/{reading}/plans",
  summary: "How a reading was divided over meetings last, if it was, with all portions of it",
  params: inReading,
  answer: listOf(readPlanShape),
});

export const findAssignmentEndpoint = endpoint({
  method: "GET",
  path: "/assignments/{assignment}",
  summary: "An assignment",
  isPublic: true,
  params: onAssignment,
  answer: assignmentShape,
});

export const editAssignmentEndpoint = endpoint({
  method: "PATCH",
  path: "/assignments/{assignment}",
  summary: "Change an assignment; a change of times reschedules it",
  params: onAssignment,
  body: assignmentEdit,
  answer: assignmentShape,
});

export const withdrawAssignmentEndpoint = endpoint({
  method: "DELETE",
  path: "/assignments/{assignment}",
  summary: "Withdraw an assignment; what was written stays",
  params: onAssignment,
  status: 204,
});

export const restoreAssignmentEndpoint = endpoint({
  method: "POST",
  path: "/assignments/{assignment}/restore",
  summary: "Take a withdrawal back that was a slip, within the hour",
  params: onAssignment,
  answer: assignmentShape,
});

export const listProgressEndpoint = endpoint({
  method: "GET",
  path: "/assignments/{assignment}/progress",
  summary: "How far members have come, by name: all of them for organizers, oneself for everybody else",
  params: onAssignment,
  query: pageById,
  answer: listOf(progressShape),
});

export const openAgendaEndpoint = endpoint({
  method: "GET",
  path: "/assignments/{assignment}/agenda",
  summary:
    "What a meeting about an assignment can begin with, for members: of what everybody in the group can read, and their subgroup",
  params: onAssignment,
  answer: agendaShape,
});

export const markDoneEndpoint = endpoint({
  method: "PUT",
  path: "/assignments/{assignment}/done",
  summary: "Say that one is done",
  params: onAssignment,
  answer: assignmentShape,
});

export const unmarkDoneEndpoint = endpoint({
  method: "DELETE",
  path: "/assignments/{assignment}/done",
  summary: "Say that one is not done yet",
  params: onAssignment,
  answer: assignmentShape,
});
