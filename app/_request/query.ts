import { idSchema } from "@/domain/ids";

/** A query's value; of several of one name, the first. */
export const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Where a page's list goes on; from the beginning, where the address says nothing of use. */
export const cursorIn = (value: string | string[] | undefined): string | undefined =>
  idSchema.safeParse(single(value)).data;
