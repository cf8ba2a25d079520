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
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_muted_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","muted_member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_member_key" ON "mutes" USING btree ("group_id","member_id","muted_member_id") WHERE muted_member_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mutes_annotation_key" ON "mutes" USING btree ("group_id","member_id","annotation_id") WHERE annotation_id is not null;--> statement-breakpoint
CREATE INDEX "mutes_of_member_idx" ON "mutes" USING btree ("group_id","member_id");