import ICAL from "ical.js";
import { sync as nodeIcal } from "node-ical";
import { describe, expect, test } from "vitest";
import { type CalendarEvent, serializeCalendar } from "@/domain/calendars";

const event: CalendarEvent = {
  id: "019b8d2b-8c00-7eb1-afef-a8f83144e29a",
  at: new Date("2027-03-28T01:30:00Z"),
  title:
    "Week 1; “Économie”, and a very long title that goes on until any line of seventy-five octets must be folded",
  description: "Bring: a pencil, an opinion; and\ntime.\n\nC:\\readings ends with a backslash \\",
  url: "https://read.example.org/groups/walden/assignments/019b8d2b",
  sequence: 3,
  isCancelled: false,
};
const calendar = {
  name: "Walden, Readers; 読書会",
  host: "read.example.org",
  now: new Date("2027-01-01T00:00:00Z"),
};
const written = serializeCalendar(calendar, [
  event,
  { ...event, id: "other", sequence: 4, isCancelled: true },
]);

describe("what is written as iCalendar", () => {
  test("is read by one parser as it was meant", () => {
    const component = new ICAL.Component(ICAL.parse(written));
    expect(component.getFirstPropertyValue("version")).toBe("2.0");
    expect(component.getFirstPropertyValue("x-wr-calname")).toBe(calendar.name);
    const [first, second] = component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    expect(first?.uid).toBe(`${event.id}@read.example.org`);
    expect(first?.summary).toBe(event.title);
    expect(first?.description).toBe(event.description);
    expect(first?.startDate.toJSDate()).toEqual(event.at);
    expect(first?.sequence).toBe(3);
    expect(first?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(first?.component.getFirstPropertyValue("url")).toBe(event.url);
    expect(second?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("is read by another parser the same way", () => {
    const found = Object.values(nodeIcal.parseICS(written)).find(
      (one) => one.type === "VEVENT" && one.uid === `${event.id}@read.example.org`,
    );
    expect(found).toMatchObject({
      summary: event.title,
      description: event.description,
      sequence: "3",
      status: "CONFIRMED",
    });
    expect(found?.type === "VEVENT" && found.start.getTime()).toBe(event.at.getTime());
  });

  test("has lines of at most 75 octets that end as the standard says, and never splits a letter", () => {
    expect(written.endsWith("\r\n") || written.endsWith("END:VCALENDAR")).toBe(true);
    for (const line of written.split("\r\n")) {
      expect(line).not.toContain("\n");
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\uFFFD");
    }
  });

  test("cannot be broken out of by what somebody calls a week", () => {
    const title = "Week 1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Not ours";
    const component = new ICAL.Component(ICAL.parse(serializeCalendar(calendar, [{ ...event, title }])));
    expect(component.getAllSubcomponents("vevent")).toHaveLength(1);
  });

  test("is a calendar also when nothing is due", () => {
    const component = new ICAL.Component(ICAL.parse(serializeCalendar(calendar, [])));
    expect(component.getAllSubcomponents("vevent")).toEqual([]);
  });
});
