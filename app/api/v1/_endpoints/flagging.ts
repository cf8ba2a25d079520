import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { flagShape, newFlag, newTextFlag } from "@/domain/wire/moderation";
import { inGroup } from "./groups";

const flagged = { method: "POST", status: 201, answer: flagShape } as const;

export const flagAnnotationEndpoint = endpoint({
  ...flagged,
  path: "/annotations/{annotation}/flags",
  summary: "Ask the moderators to look at a highlight; sent again it says what one says now",
  params: z.object({ annotation: z.string() }),
  body: newFlag,
});

export const flagTextEndpoint = endpoint({
  ...flagged,
  path: "/readings/{reading}/flags",
  summary: "Ask the moderators to look at the text of a reading, or at one of its paragraphs",
  params: z.object({ reading: z.string() }),
  body: newTextFlag,
});

export const flagPictureEndpoint = endpoint({
  ...flagged,
  path: "/readings/{reading}/pictures/{key}/flags",
  summary: "Ask the moderators to look at a picture in the text of a reading",
  params: z.object({ reading: z.string(), key: z.string() }),
  body: newFlag,
});

export const flagNameEndpoint = endpoint({
  ...flagged,
  path: "/groups/{slug}/members/{member}/flags",
  summary: "Ask the moderators to look at the name that a member bears in the group",
  params: inGroup.extend({ member: z.string() }),
  body: newFlag,
});

export const undoDecisionEndpoint = endpoint({
  method: "DELETE",
  path: "/review/{item}/decision",
  summary:
    "Take back what was decided last about something: it stands as before, and what was never shown waits again",
  params: z.object({ item: z.string() }),
  status: 204,
});
