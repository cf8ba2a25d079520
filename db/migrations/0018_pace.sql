ALTER TABLE "plans" ADD COLUMN "see" jsonb DEFAULT '{"others":"open"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "words_per_minute" integer;