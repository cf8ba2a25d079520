import { z } from "zod";
import { GROUP_NAME_LENGTH } from "../limits";
import { plainName } from "../plain-name";
import { editOf } from "./edit";

const subgroupName = z
  .string()
  .transform(plainName)
  .pipe(z.string().min(1, "subgroup.name-missing").max(GROUP_NAME_LENGTH, "subgroup.name-too-long"));

export const subgroupShape = z.object({
  id: z.string(),
  name: z.string(),
  memberCount: z.int().describe("Active members"),
});
export type SubgroupWire = z.infer<typeof subgroupShape>;

export const newSubgroup = z.strictObject({ name: subgroupName });
export const subgroupEdit = editOf({ name: subgroupName });
export const moving = z.strictObject({
  to: z.guid().nullable().describe("The id of another subgroup, or null for none"),
});
