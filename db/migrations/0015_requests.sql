ALTER TABLE "memberships" ADD COLUMN "request_message" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "decline_note" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_request_check" CHECK (("memberships"."request_message" is null or "memberships"."state" = 'pending') and ("memberships"."declined_at" is null or "memberships"."state" = 'removed') and ("memberships"."decline_note" is null or "memberships"."declined_at" is not null));