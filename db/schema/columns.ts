import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const createdAt = () => instant("created_at").notNull().defaultNow();
export const groupId = () => uuid("group_id").notNull();
export const id = () => uuid("id").notNull();

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Ranges of paragraphs or of post numbers, as Postgres writes them: `{[1,5),[9,10)}`. */
export const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });
export const int8multirange = customType<{ data: string }>({ dataType: () => "int8multirange" });
