"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/_request/action";
import { linksToPrint } from "@/domain/wire/roster";
import { storable } from "@/domain/wire/storable";
import { qrCodeOf } from "@/lib/qr-code";
import { printLinks } from "@/operations/roster/print-links";

const printForm = z.record(z.string(), storable).transform((values, context) => {
  const members = Object.keys(values).flatMap((name) => /^member\.(.+)$/.exec(name)?.[1] ?? []);
  const chosen = linksToPrint.safeParse({ members });
  for (const { message } of chosen.error?.issues ?? [])
    context.addIssue({ code: "custom", message, path: ["members"] });
  return chosen.success ? { group: values.group ?? "", ...chosen.data } : z.NEVER;
});

/** The links are in the answer and nowhere else; they are not shown again. */
export const printLinksAction = action(printForm, async (viewer, { group, members }) => {
  const { items } = await printLinks(viewer, group, members);
  revalidatePath(`/groups/${group}/printed-links`);
  return { values: { slips: JSON.stringify(items.map((one) => ({ ...one, qr: qrCodeOf(one.url) }))) } };
});
