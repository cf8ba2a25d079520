import type { Endpoint } from "@/app/_request/endpoint";
import * as annotations from "./annotations";
import * as assignments from "./assignments";
import * as calendars from "./calendars";
import * as flagging from "./flagging";
import * as groups from "./groups";
import * as imports from "./imports";
import * as invitations from "./invitations";
import * as me from "./me";
import * as members from "./members";
import * as moderation from "./moderation";
import * as mutes from "./mutes";
import * as notices from "./notices";
import * as placements from "./placements";
import * as posts from "./posts";
import * as readings from "./readings";
import * as review from "./review";
import * as site from "./site";
import * as subgroups from "./subgroups";
import * as texts from "./texts";
import * as threads from "./threads";
import * as translations from "./translations";
import * as transparency from "./transparency";

const isEndpoint = (exported: unknown): exported is Endpoint =>
  typeof exported === "object" && exported !== null && "method" in exported && "path" in exported;

/** Every REST operation there is. A test holds this list against the route files. */
export const ENDPOINTS: Endpoint[] = [
  me,
  groups,
  members,
  subgroups,
  invitations,
  readings,
  imports,
  texts,
  translations,
  assignments,
  calendars,
  annotations,
  placements,
  posts,
  moderation,
  review,
  flagging,
  threads,
  mutes,
  notices,
  site,
  transparency,
].flatMap((nouns) => Object.values<unknown>(nouns).filter(isEndpoint));
