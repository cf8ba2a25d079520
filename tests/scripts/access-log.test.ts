import { expect, test } from "vitest";
import { loggedPath } from "../../scripts/server/access-log.mjs";

test.each([
  ["/groups/the-margin?p=abc", "/groups/the-margin"],
  ["/open-link?token=secret", "/open-link"],
  ["/invitations/secret", "/invitations/…"],
  ["/invitations/secret/join?x=1", "/invitations/…/join"],
  ["/calendars/secret.ics", "/calendars/…"],
  ["/Invitations/secret", "/Invitations/…"],
  ["/groups/the-margin/invitations", "/groups/the-margin/invitations"],
  ["/api/v1/groups/the-margin/invitations/0197", "/api/v1/groups/the-margin/invitations/…"],
])("of %s the log keeps %s, with which nobody gets in", (url, kept) => {
  expect(loggedPath(url)).toBe(kept);
});
