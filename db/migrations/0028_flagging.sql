ALTER TABLE "review_items" ALTER COLUMN "reading_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "review_items" ALTER COLUMN "post_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "taken_name" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "taken_handle" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "is_given_name" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "paragraph_key" text;--> statement-breakpoint
ALTER TABLE "moderation_log" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "review_items" ADD COLUMN "annotation_id" uuid;--> statement-breakpoint
ALTER TABLE "review_items" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "review_items" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_annotation_key" ON "review_items" USING btree ("group_id","annotation_id") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_name_key" ON "review_items" USING btree ("group_id","member_id") WHERE decided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_text_key" ON "review_items" USING btree ("group_id","reading_id") WHERE decided_at is null and kind = 'flagged-text';--> statement-breakpoint
CREATE INDEX "review_items_annotation_idx" ON "review_items" USING btree ("group_id","annotation_id");--> statement-breakpoint
CREATE INDEX "review_items_reading_idx" ON "review_items" USING btree ("group_id","reading_id");--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_taken_name_check" CHECK (("memberships"."taken_handle" is null or "memberships"."taken_name" is not null)
        and (not "memberships"."is_given_name" or ("memberships"."taken_name" is not null and "memberships"."pseudonym" is not null)));--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_subject_check" CHECK (("review_items"."post_id" is not null) = ("review_items"."kind" in ('flagged-post', 'held-post', 'appealed-post'))
        and ("review_items"."annotation_id" is not null) = ("review_items"."kind" = 'flagged-annotation')
        and ("review_items"."member_id" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."name" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."reading_id" is null) = ("review_items"."kind" = 'flagged-name'));