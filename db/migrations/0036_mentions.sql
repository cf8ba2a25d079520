CREATE TABLE "waiting_mentions" (
	"group_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "waiting_mentions_group_id_post_id_member_id_pk" PRIMARY KEY("group_id","post_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_check";--> statement-breakpoint
DROP INDEX "notices_unread_key";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "mentions" uuid[];--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "post_id" uuid;--> statement-breakpoint
ALTER TABLE "waiting_mentions" ADD CONSTRAINT "waiting_mentions_group_id_post_id_posts_group_id_id_fk" FOREIGN KEY ("group_id","post_id") REFERENCES "public"."posts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_mentions" ADD CONSTRAINT "waiting_mentions_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_group_id_post_id_posts_group_id_id_fk" FOREIGN KEY ("group_id","post_id") REFERENCES "public"."posts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_post_idx" ON "notices" USING btree ("group_id","post_id") WHERE post_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_unread_key" ON "notices" USING btree ("user_id","kind",coalesce("post_id", "annotation_id", "assignment_id", "review_item_id", "log_id", "group_id")) WHERE read_at is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_check" CHECK (("notices"."kind" = 'due') = ("notices"."assignment_id" is not null)
        and ("notices"."kind" = 'role') = ("notices"."role" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."annotation_id" is not null)
        and ("notices"."kind" = 'mentioned') = ("notices"."post_id" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."since" is not null and "notices"."through" is not null)
        and ("notices"."kind" in ('judged', 'flag-decided')) = ("notices"."review_item_id" is not null)
        and ("notices"."kind" = 'sanctioned') = ("notices"."log_id" is not null));