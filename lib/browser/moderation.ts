import type { Decision, FlagReason } from "@/domain/moderation";
import type { FlagWire, JudgementWire } from "@/domain/wire/moderation";
import type { PostWire } from "@/domain/wire/post";
import { annotationPath, postPath } from "./api";
import { send, sendPatiently } from "./request";

export const flagPost = (postId: string, flag: { reason: FlagReason; note: string }) =>
  sendPatiently<FlagWire>(`${postPath(postId)}/flags`, { method: "POST", body: flag });

export const flagHighlight = (annotationId: string, flag: { reason: FlagReason; note: string }) =>
  sendPatiently<FlagWire>(`${annotationPath(annotationId)}/flags`, { method: "POST", body: flag });

export const findJudgement = (postId: string) =>
  sendPatiently<JudgementWire>(`${postPath(postId)}/judgement`);

type Judgement = {
  action: Decision;
  note: string;
  version: number;
  seen: { status: PostWire["status"]; undecided: boolean };
};

export const judgePost = (postId: string, judgement: Judgement) =>
  send<PostWire>(`${postPath(postId)}/judgement`, { method: "POST", body: judgement });

export const appealPost = (postId: string, note: string) =>
  send<JudgementWire>(`${postPath(postId)}/appeal`, { method: "POST", body: { note } });
