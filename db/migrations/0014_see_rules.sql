CREATE TABLE "reached_marks" (
	"group_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"reached_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reached_marks_group_id_assignment_id_member_id_pk" PRIMARY KEY("group_id","assignment_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "see" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "see_own" integer;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "see_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "revealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reached_marks" ADD CONSTRAINT "reached_marks_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reached_marks" ADD CONSTRAINT "reached_marks_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_see_check" CHECK (("assignments"."see" = 'after-own') = ("assignments"."see_own" is not null) and ("assignments"."see" = 'at') = ("assignments"."see_at" is not null));