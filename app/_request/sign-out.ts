"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ForeignOrigin } from "@/domain/problems";
import { publicUrl } from "@/lib/env";
import { leave } from "./enter";

export async function signOutAction(): Promise<void> {
  const asked = await headers();
  if (asked.get("origin") !== publicUrl().origin) throw new ForeignOrigin();
  await leave();
  redirect("/");
}
