CREATE TABLE "mutes" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"muted_member_id" uuid,
	"annotation_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mutes_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "mutes_id_key" UNIQUE("id"),
	CONSTRAINT "mutes_one_check" CHECK (("mutes"."muted_member_id" is null) <> ("mutes"."annotation_id" is null) and "mutes"."muted_member_id" is distinct from "mutes"."member_id")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"by_user_id" uuid,
	"by_name" text,
	"user_id" uuid,
	"user_name" text,
	"group_id" uuid,
	"group_slug" text,
	"subject" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"from_state" jsonb,
	"to_state" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "inspections_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "inspections_id_key" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "suspended_for" text;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_muted_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","muted_member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_member_key" ON "mutes" USING btree ("group_id","member_id","muted_member_id") WHERE muted_member_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_annotation_key" ON "mutes" USING btree ("group_id","member_id","annotation_id") WHERE annotation_id is not null;--> statement-breakpoint
CREATE INDEX "mutes_of_member_idx" ON "mutes" USING btree ("group_id","member_id");--> statement-breakpoint
CREATE INDEX "audit_log_kind_idx" ON "audit_log" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_idx" ON "audit_log" USING btree ("by_user_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_user_idx" ON "audit_log" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_group_idx" ON "audit_log" USING btree ("group_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_at_idx" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "inspections_user_idx" ON "inspections" USING btree ("group_id","user_id","until");--> statement-breakpoint
CREATE TRIGGER "audit_log_append_only" BEFORE UPDATE OR DELETE ON "audit_log"
FOR EACH ROW EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "audit_log_no_truncate" BEFORE TRUNCATE ON "audit_log"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
