CREATE TABLE "plans" (
	"group_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"share" jsonb NOT NULL,
	"calendar" jsonb NOT NULL,
	"title" text NOT NULL,
	"instructions" jsonb,
	"targets" jsonb NOT NULL,
	"assignees" jsonb NOT NULL,
	"published_as" uuid NOT NULL,
	CONSTRAINT "plans_group_id_reading_id_pk" PRIMARY KEY("group_id","reading_id")
);
--> statement-breakpoint
CREATE TABLE "portions" (
	"group_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	CONSTRAINT "portions_group_id_reading_id_assignment_id_pk" PRIMARY KEY("group_id","reading_id","assignment_id")
);
--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portions" ADD CONSTRAINT "portions_group_id_reading_id_plans_group_id_reading_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."plans"("group_id","reading_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portions" ADD CONSTRAINT "portions_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;