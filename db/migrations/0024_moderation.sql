CREATE TABLE "flags" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"flagger_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "flags_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "flags_id_key" UNIQUE("id"),
	CONSTRAINT "flags_item_flagger_key" UNIQUE("group_id","item_id","flagger_id")
);
--> statement-breakpoint
CREATE TABLE "moderation_log" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"by_member_id" uuid,
	"by_name" text,
	"member_id" uuid,
	"member_name" text,
	"reading_id" uuid,
	"annotation_id" uuid,
	"post_id" uuid,
	"item_id" uuid,
	"from_state" text,
	"to_state" text,
	"reason" text DEFAULT '' NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "moderation_log_group_id_id_pk" PRIMARY KEY("group_id","id")
);
--> statement-breakpoint
CREATE TABLE "review_items" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"held_for" text,
	"appeal" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "review_items_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "review_items_id_key" UNIQUE("id"),
	CONSTRAINT "review_items_decision_check" CHECK (("review_items"."decision" is null) = ("review_items"."decided_at" is null) and ("review_items"."decided_by" is null or "review_items"."decided_at" is not null)),
	CONSTRAINT "review_items_appeal_check" CHECK ("review_items"."kind" <> 'appealed-post' or "review_items"."appeal" is not null)
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_check";--> statement-breakpoint
DROP INDEX "notices_unread_key";--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "moderation" jsonb DEFAULT '{"hold":"nothing","firstPosts":3,"holdLinks":false,"words":[],"flagsToHide":null,"isLogOpen":false,"stockNotes":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "rules" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "silenced_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "review_item_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "log_id" uuid;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_group_id_item_id_review_items_group_id_id_fk" FOREIGN KEY ("group_id","item_id") REFERENCES "public"."review_items"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_group_id_flagger_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","flagger_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_post_id_posts_group_id_id_fk" FOREIGN KEY ("group_id","post_id") REFERENCES "public"."posts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_items" ADD CONSTRAINT "review_items_group_id_decided_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","decided_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flags_flagger_idx" ON "flags" USING btree ("group_id","flagger_id");--> statement-breakpoint
CREATE INDEX "moderation_log_post_idx" ON "moderation_log" USING btree ("group_id","post_id","id");--> statement-breakpoint
CREATE INDEX "moderation_log_member_idx" ON "moderation_log" USING btree ("group_id","member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_items_open_key" ON "review_items" USING btree ("group_id","post_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "review_items_post_idx" ON "review_items" USING btree ("group_id","post_id");--> statement-breakpoint
CREATE INDEX "review_items_decided_idx" ON "review_items" USING btree ("group_id","decided_at");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_group_id_review_item_id_review_items_group_id_id_fk" FOREIGN KEY ("group_id","review_item_id") REFERENCES "public"."review_items"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_author_idx" ON "posts" USING btree ("group_id","author_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_unread_key" ON "notices" USING btree ("user_id","kind",coalesce("annotation_id", "assignment_id", "review_item_id", "log_id", "group_id")) WHERE read_at is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_check" CHECK (("notices"."kind" = 'due') = ("notices"."assignment_id" is not null)
        and ("notices"."kind" = 'role') = ("notices"."role" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."annotation_id" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."since" is not null and "notices"."through" is not null)
        and ("notices"."kind" in ('judged', 'flag-decided')) = ("notices"."review_item_id" is not null)
        and ("notices"."kind" = 'sanctioned') = ("notices"."log_id" is not null));--> statement-breakpoint
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% keeps what it has', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER "moderation_log_append_only" BEFORE UPDATE OR DELETE ON "moderation_log"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "moderation_log_no_truncate" BEFORE TRUNCATE ON "moderation_log"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
