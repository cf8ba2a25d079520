CREATE TABLE "pictures" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid,
	"text_id" uuid,
	"key" text NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "pictures_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "pictures_id_key" UNIQUE("id"),
	CONSTRAINT "pictures_of_check" CHECK (("pictures"."import_id" is null) <> ("pictures"."text_id" is null))
);
--> statement-breakpoint
ALTER TABLE "review_items" DROP CONSTRAINT "review_items_subject_check";--> statement-breakpoint
ALTER TABLE "review_items" ADD COLUMN "picture" text;--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "pictures_away" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_group_id_import_id_imports_group_id_id_fk" FOREIGN KEY ("group_id","import_id") REFERENCES "public"."imports"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_group_id_text_id_texts_group_id_id_fk" FOREIGN KEY ("group_id","text_id") REFERENCES "public"."texts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_group_id_file_id_files_group_id_id_fk" FOREIGN KEY ("group_id","file_id") REFERENCES "public"."files"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_import_key" ON "pictures" USING btree ("group_id","import_id","key") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_text_key" ON "pictures" USING btree ("group_id","text_id","key") WHERE text_id is not null;--> statement-breakpoint
CREATE INDEX "pictures_file_idx" ON "pictures" USING btree ("group_id","file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_picture_key" ON "review_items" USING btree ("group_id","reading_id","picture") WHERE decided_at is null and kind = 'flagged-picture';--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_subject_check" CHECK (("review_items"."post_id" is not null) = ("review_items"."kind" in ('flagged-post', 'held-post', 'appealed-post'))
        and ("review_items"."annotation_id" is not null) = ("review_items"."kind" = 'flagged-annotation')
        and ("review_items"."member_id" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."picture" is not null) = ("review_items"."kind" = 'flagged-picture')
        and ("review_items"."name" is not null) = ("review_items"."kind" = 'flagged-name')
        and ("review_items"."reading_id" is null) = ("review_items"."kind" = 'flagged-name'));