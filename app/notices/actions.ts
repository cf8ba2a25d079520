"use server";

import { revalidatePath } from "next/cache";
import { noticesRead } from "@/domain/wire/notice";
import { markNoticesRead } from "@/operations/notices/mark-notices-read";
import { action } from "../_request/action";

export const markNoticesReadAction = action(noticesRead.pick({ through: true }), async (viewer, which) => {
  await markNoticesRead(viewer, which);
  revalidatePath("/", "layout");
  return undefined;
});
