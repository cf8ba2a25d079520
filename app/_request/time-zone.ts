import { cookies } from "next/headers";
import { isTimeZone } from "@/domain/time-zones";
import { isSignedIn } from "@/domain/viewer";
import { viewer } from "./viewer";

/** The zone that this browser says it is in; null before it has said so. */
export async function timeZoneOfBrowser(): Promise<string | null> {
  const told = (await cookies()).get("time-zone")?.value;
  return told && isTimeZone(told) ? told : null;
}

/** The zone in which times are told: the account's, else the browser's; null where neither is known. */
export async function timeZoneOfRequest(): Promise<string | null> {
  const current = await viewer();
  return (isSignedIn(current) ? current.timeZone : null) ?? (await timeZoneOfBrowser());
}
