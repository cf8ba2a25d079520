CREATE TABLE "assignees" (
	"group_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "assignees_group_id_assignment_id_member_id_pk" PRIMARY KEY("group_id","assignment_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"instructions" jsonb,
	"opens_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"replies_until" timestamp with time zone,
	"assigned" text NOT NULL,
	"targets" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "assignments_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "assignments_id_key" UNIQUE("id"),
	CONSTRAINT "assignments_times_check" CHECK (("assignments"."opens_at" is null or "assignments"."due_at" is null or "assignments"."opens_at" < "assignments"."due_at")
        and ("assignments"."replies_until" is null or coalesce("assignments"."due_at", "assignments"."opens_at") is null or coalesce("assignments"."due_at", "assignments"."opens_at") <= "assignments"."replies_until"))
);
--> statement-breakpoint
CREATE TABLE "done_marks" (
	"group_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"done_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "done_marks_group_id_assignment_id_member_id_pk" PRIMARY KEY("group_id","assignment_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "stretches" (
	"group_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"reading_id" uuid NOT NULL,
	"from_key" text NOT NULL,
	"through_key" text NOT NULL,
	"words" integer NOT NULL,
	CONSTRAINT "stretches_group_id_assignment_id_place_pk" PRIMARY KEY("group_id","assignment_id","place")
);
--> statement-breakpoint
ALTER TABLE "read_marks" ADD COLUMN "paragraphs" "int4multirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignees" ADD CONSTRAINT "assignees_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignees" ADD CONSTRAINT "assignees_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_group_id_created_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","created_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "done_marks" ADD CONSTRAINT "done_marks_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "done_marks" ADD CONSTRAINT "done_marks_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stretches" ADD CONSTRAINT "stretches_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stretches" ADD CONSTRAINT "stretches_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stretches_reading_idx" ON "stretches" USING btree ("group_id","reading_id");