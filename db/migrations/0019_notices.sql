CREATE TABLE "noticed_answers" (
	"group_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"through" bigint NOT NULL,
	CONSTRAINT "noticed_answers_group_id_reading_id_pk" PRIMARY KEY("group_id","reading_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"assignment_id" uuid,
	"annotation_id" uuid,
	"role" text,
	"since" bigint,
	"through" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_kind_check" CHECK (("notices"."kind" = 'due') = ("notices"."assignment_id" is not null)
        and ("notices"."kind" = 'role') = ("notices"."role" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."annotation_id" is not null)
        and ("notices"."kind" = 'answered') = ("notices"."since" is not null and "notices"."through" is not null))
);
--> statement-breakpoint
ALTER TABLE "noticed_answers" ADD CONSTRAINT "noticed_answers_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_group_id_assignment_id_assignments_group_id_id_fk" FOREIGN KEY ("group_id","assignment_id") REFERENCES "public"."assignments"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_user_idx" ON "notices" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_unread_key" ON "notices" USING btree ("user_id","kind",coalesce("annotation_id", "assignment_id", "group_id")) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_created_at_idx" ON "notices" USING btree ("created_at");--> statement-breakpoint
INSERT INTO "noticed_answers" SELECT "readings"."group_id", "readings"."id", "streams"."last" FROM "readings" JOIN "streams" ON "streams"."id" = "readings"."id";