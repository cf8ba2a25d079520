ALTER TABLE "review_items" DROP CONSTRAINT "review_items_subject_check";--> statement-breakpoint
ALTER TABLE "groups" ALTER COLUMN "moderation" SET DEFAULT '{"hold":"nothing","firstPosts":3,"holdLinks":false,"words":[],"flagsToHide":null,"isLogOpen":false,"stockNotes":[],"takesTexts":false,"firstDays":null,"secondsBetween":null,"newPostsADay":null,"newDays":7,"closesAt":null,"repliesClose":false,"quietHours":null,"refusesRepeats":false,"holdsFloods":false,"asksSpamCheck":false}'::jsonb;--> statement-breakpoint
ALTER TABLE "review_items" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "review" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "handed_in" jsonb;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_import_id_imports_group_id_id_fk" FOREIGN KEY ("group_id","import_id") REFERENCES "public"."imports"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_import_key" ON "review_items" USING btree ("group_id","import_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "review_items_import_idx" ON "review_items" USING btree ("group_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "imports_brought_idx" ON "imports" USING btree ("group_id","created_by") WHERE review <> 'none';--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_subject_check" CHECK (("review_items"."post_id" is not null) = ("review_items"."kind" in ('flagged-post', 'held-post', 'appealed-post'))
        and ("review_items"."annotation_id" is not null) = ("review_items"."kind" = 'flagged-annotation')
        and ("review_items"."member_id" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."picture" is not null) = ("review_items"."kind" = 'flagged-picture')
        and ("review_items"."name" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."import_id" is not null) = ("review_items"."kind" = 'brought-text')
        and ("review_items"."reading_id" is null) = ("review_items"."kind" in ('flagged-name', 'brought-text')));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_review_check" CHECK ("imports"."review" in ('none', 'begun') or "imports"."handed_in" is not null);--> statement-breakpoint
UPDATE "groups" SET "moderation" = '{"takesTexts":false}'::jsonb || "moderation";
