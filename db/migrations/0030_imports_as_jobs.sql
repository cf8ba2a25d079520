ALTER TABLE "imports" ADD COLUMN "state" text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "state_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "options" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "problem" jsonb;--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "date" text;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_failed_check" CHECK (("imports"."state" = 'failed') = ("imports"."problem" is not null));