CREATE TABLE "assigned_subgroups" (
	"group_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"subgroup_id" uuid NOT NULL,
	CONSTRAINT "assigned_subgroups_group_id_assignment_id_subgroup_id_pk" PRIMARY KEY("group_id","assignment_id","subgroup_id")
);
--> statement-breakpoint
CREATE TABLE "subgroups" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "subgroups_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "subgroups_id_key" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "paragraph_counts" DROP CONSTRAINT "paragraph_counts_group_id_reading_id_key_audience_pk";--> statement-breakpoint
ALTER TABLE "paragraph_counts" ADD COLUMN "subgroup_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "paragraph_counts" ADD CONSTRAINT "paragraph_counts_pk" PRIMARY KEY("group_id","reading_id","key","audience","subgroup_id");--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "subgroup_id" uuid;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "is_divided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assigned_subgroups" ADD CONSTRAINT "assigned_subgroups_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assigned_subgroups" ADD CONSTRAINT "assigned_subgroups_group_id_subgroup_id_subgroups_group_id_id_fk" FOREIGN KEY ("group_id","subgroup_id") REFERENCES "public"."subgroups"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subgroups" ADD CONSTRAINT "subgroups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "subgroups_name_key" ON "subgroups" USING btree ("group_id",lower("name")) WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_group_id_subgroup_id_subgroups_group_id_id_fk" FOREIGN KEY ("group_id","subgroup_id") REFERENCES "public"."subgroups"("group_id","id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_subgroup_id_subgroups_group_id_id_fk" FOREIGN KEY ("group_id","subgroup_id") REFERENCES "public"."subgroups"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_subgroup_idx" ON "memberships" USING btree ("group_id","subgroup_id") WHERE subgroup_id is not null;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_subgroup_check" CHECK (("annotations"."audience" = 'subgroup') = ("annotations"."subgroup_id" is not null)) NOT VALID;