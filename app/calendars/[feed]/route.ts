import { answering, PRIVATE_HEADERS } from "@/app/_request/problem-response";
import { type CalendarEvent, serializeCalendar } from "@/domain/calendars";
import { NotFound } from "@/domain/problems";
import { publicUrl } from "@/lib/env";
import { type Translate, translator } from "@/messages/translator";
import { type DueMoment, readCalendar } from "@/operations/calendars/read-calendar";

type Context = RouteContext<"/calendars/[feed]">;

/** For calendar programs, which have nothing but the address. */
export const GET = answering(async (_request: Request, { params }: Context): Promise<Response> => {
  const token = /^([\w-]{43})\.ics$/.exec((await params).feed)?.[1];
  if (!token) throw new NotFound();
  const { group, viewer, moments } = await readCalendar(token);
  const t = translator(viewer.locale ?? "en");
  const calendar = { name: group, host: publicUrl().hostname, now: new Date() };
  return new Response(
    serializeCalendar(
      calendar,
      moments.map((moment) => eventOf(moment, t)),
    ),
    { headers: { ...PRIVATE_HEADERS, "content-type": "text/calendar; charset=utf-8" } },
  );
});

function eventOf({ what, title, instructions, ...moment }: DueMoment, t: Translate): CalendarEvent {
  const named = what === "due" ? t("calendar.due", { title }) : t("calendar.replies-end", { title });
  return { ...moment, title: named, description: [instructions, moment.url].filter(Boolean).join("\n\n") };
}
