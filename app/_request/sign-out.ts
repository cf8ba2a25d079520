"use server";

import { redirect } from "next/navigation";
import { attempt } from "./attempt";
import { leave } from "./enter";

export async function signOutAction(): Promise<void> {
  const attempted = await attempt(leave);
  if (!attempted.ok) throw attempted.problem;
  redirect("/");
}
