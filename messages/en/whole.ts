import account from "./account.json";
import agenda from "./agenda.json";
import assigned from "./assigned.json";
import assignments from "./assignments.json";
import auth from "./auth.json";
import brought from "./brought.json";
import calendar from "./calendar.json";
import contents from "./contents.json";
import editions from "./editions.json";
import exports from "./export.json";
import flagging from "./flagging.json";
import groups from "./groups.json";
import home from "./home.json";
import imports from "./import.json";
import invitations from "./invitations.json";
import keeping from "./keeping.json";
import languages from "./languages.json";
import library from "./library.json";
import lost from "./lost.json";
import mail from "./mail.json";
import members from "./members.json";
import moderation from "./moderation.json";
import mutes from "./mutes.json";
import nextTerm from "./next-term.json";
import notices from "./notices.json";
import oversight from "./oversight.json";
import pictures from "./pictures.json";
import posting from "./posting.json";
import problemsOfPages from "./problems-of-pages.json";
import problemsOfThreads from "./problems-of-threads.json";
import reading from "./reading";
import roster from "./roster.json";
import schedules from "./schedules.json";
import settings from "./settings.json";
import subgroups from "./subgroups.json";
import title from "./title.json";
import translations from "./translations.json";
import transparency from "./transparency.json";

/** The whole catalogue. */
export default {
  ...reading,
  account,
  agenda,
  assigned,
  assignments,
  auth,
  brought,
  calendar,
  contents,
  editions,
  export: exports,
  flagging,
  groups,
  home,
  import: imports,
  invitations,
  keeping,
  languages,
  library,
  lost,
  mail,
  members,
  moderation,
  mutes,
  nextTerm,
  notices,
  oversight,
  pictures,
  posting,
  roster,
  schedules,
  subgroups,
  title,
  translations,
  transparency,
  reading: { ...reading.reading, settings },
  problems: { ...reading.problems, ...problemsOfPages, ...problemsOfThreads },
};
