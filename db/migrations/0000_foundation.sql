CREATE TABLE "annotations" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"subgroup_id" uuid,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"edition_id" uuid NOT NULL,
	"start_key" text NOT NULL,
	"start_offset" integer NOT NULL,
	"end_key" text NOT NULL,
	"end_offset" integer NOT NULL,
	"quote" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"moderation" text DEFAULT 'visible' NOT NULL,
	"moderated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"number" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "annotations_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "annotations_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "paragraph_counts" (
	"group_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"key" text NOT NULL,
	"audience" text NOT NULL,
	"threads" integer NOT NULL,
	"posts" integer NOT NULL,
	CONSTRAINT "paragraph_counts_group_id_reading_id_key_audience_pk" PRIMARY KEY("group_id","reading_id","key","audience")
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"group_id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"state" text NOT NULL,
	"start_index" integer,
	"start_offset" integer,
	"end_index" integer,
	"end_offset" integer,
	"quote" text NOT NULL,
	CONSTRAINT "placements_group_id_annotation_id_edition_id_pk" PRIMARY KEY("group_id","annotation_id","edition_id")
);
--> statement-breakpoint
CREATE TABLE "post_versions" (
	"group_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_versions_group_id_post_id_version_pk" PRIMARY KEY("group_id","post_id","version")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"annotation_id" uuid NOT NULL,
	"parent_id" uuid,
	"ancestors" uuid[] DEFAULT '{}' NOT NULL,
	"author_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"approved_version" integer DEFAULT 1 NOT NULL,
	"pending_version" integer,
	"moderation" text DEFAULT 'visible' NOT NULL,
	"moderated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"number" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "posts_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "posts_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "read_marks" (
	"group_id" uuid NOT NULL,
	"reading_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen" "int8multirange" DEFAULT '{}' NOT NULL,
	"stopped_at" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "read_marks_group_id_reading_id_member_id_pk" PRIMARY KEY("group_id","reading_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"stream_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"kind" text NOT NULL,
	"group_id" uuid,
	"by_user_id" uuid,
	"subject" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_stream_id_number_pk" PRIMARY KEY("stream_id","number")
);
--> statement-breakpoint
CREATE TABLE "streams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"last" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "files_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"admission" text NOT NULL,
	"visibility" text NOT NULL,
	"time_zone" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"email" text,
	"uses" integer DEFAULT 0 NOT NULL,
	"max_uses" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "memberships_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "memberships_id_key" UNIQUE("id"),
	CONSTRAINT "memberships_group_user_key" UNIQUE("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"paragraph_count" integer NOT NULL,
	"word_count" integer NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "editions_id_key" UNIQUE("id"),
	CONSTRAINT "editions_number_key" UNIQUE("group_id","text_id","number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reading_id" uuid,
	CONSTRAINT "imports_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "imports_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "paragraphs" (
	"group_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"index" integer NOT NULL,
	"key" text NOT NULL,
	"number" integer,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"marks" jsonb NOT NULL,
	"attrs" jsonb,
	CONSTRAINT "paragraphs_group_id_edition_id_index_pk" PRIMARY KEY("group_id","edition_id","index"),
	CONSTRAINT "paragraphs_key_key" UNIQUE("group_id","edition_id","key")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "readings_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "readings_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"authors" text[] NOT NULL,
	"language" text,
	"direction" text NOT NULL,
	"origin" text,
	"licence" text,
	"current_edition_id" uuid NOT NULL,
	"copied_from" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "texts_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "texts_id_key" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"is_read_only" boolean DEFAULT false NOT NULL,
	"group_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"user_agent" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "tickets_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"name" text NOT NULL,
	"handle" text NOT NULL,
	"password_hash" text,
	"is_site_admin" boolean DEFAULT false NOT NULL,
	"locale" text,
	"time_zone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"email_verified_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_group_id_author_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","author_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_group_id_edition_id_editions_group_id_id_fk" FOREIGN KEY ("group_id","edition_id") REFERENCES "public"."editions"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraph_counts" ADD CONSTRAINT "paragraph_counts_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_group_id_edition_id_editions_group_id_id_fk" FOREIGN KEY ("group_id","edition_id") REFERENCES "public"."editions"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_versions" ADD CONSTRAINT "post_versions_group_id_post_id_posts_group_id_id_fk" FOREIGN KEY ("group_id","post_id") REFERENCES "public"."posts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_group_id_annotation_id_annotations_group_id_id_fk" FOREIGN KEY ("group_id","annotation_id") REFERENCES "public"."annotations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_group_id_parent_id_posts_group_id_id_fk" FOREIGN KEY ("group_id","parent_id") REFERENCES "public"."posts"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_group_id_author_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","author_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_marks" ADD CONSTRAINT "read_marks_group_id_member_id_memberships_group_id_id_fk" FOREIGN KEY ("group_id","member_id") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_group_id_created_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","created_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_group_id_text_id_texts_group_id_id_fk" FOREIGN KEY ("group_id","text_id") REFERENCES "public"."texts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_group_id_published_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","published_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_created_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","created_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_file_id_files_group_id_id_fk" FOREIGN KEY ("group_id","file_id") REFERENCES "public"."files"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_reading_id_readings_group_id_id_fk" FOREIGN KEY ("group_id","reading_id") REFERENCES "public"."readings"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraphs" ADD CONSTRAINT "paragraphs_group_id_edition_id_editions_group_id_id_fk" FOREIGN KEY ("group_id","edition_id") REFERENCES "public"."editions"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_group_id_text_id_texts_group_id_id_fk" FOREIGN KEY ("group_id","text_id") REFERENCES "public"."texts"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_group_id_created_by_memberships_group_id_id_fk" FOREIGN KEY ("group_id","created_by") REFERENCES "public"."memberships"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_reading_idx" ON "annotations" USING btree ("group_id","reading_id","created_at","id");--> statement-breakpoint
CREATE INDEX "placements_place_idx" ON "placements" USING btree ("group_id","reading_id","edition_id","start_index");--> statement-breakpoint
CREATE INDEX "posts_thread_idx" ON "posts" USING btree ("group_id","annotation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "posts_number_idx" ON "posts" USING btree ("group_id","reading_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_slug_key" ON "groups" USING btree (lower("slug"));--> statement-breakpoint
CREATE INDEX "memberships_user_id_idx" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "readings_text_idx" ON "readings" USING btree ("group_id","text_id");--> statement-breakpoint
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tickets_user_id_idx" ON "tickets" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_handle_key" ON "users" USING btree (lower("handle"));--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_current_edition_fk" FOREIGN KEY ("group_id","current_edition_id") REFERENCES "public"."editions"("group_id","id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade;
