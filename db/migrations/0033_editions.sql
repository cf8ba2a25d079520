ALTER TABLE "annotations" ADD COLUMN "counted_key" text;--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "changes" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "text_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "edition_id" uuid;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "edition_id" uuid;--> statement-breakpoint
UPDATE "readings" SET "edition_id" = "texts"."current_edition_id" FROM "texts" WHERE "texts"."group_id" = "readings"."group_id" AND "texts"."id" = "readings"."text_id";--> statement-breakpoint
ALTER TABLE "readings" ALTER COLUMN "edition_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_text_id_texts_group_id_id_fk" FOREIGN KEY ("group_id","text_id") REFERENCES "public"."texts"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_edition_id_editions_group_id_id_fk" FOREIGN KEY ("group_id","edition_id") REFERENCES "public"."editions"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_group_id_edition_id_editions_group_id_id_fk" FOREIGN KEY ("group_id","edition_id") REFERENCES "public"."editions"("group_id","id") ON DELETE no action ON UPDATE no action;