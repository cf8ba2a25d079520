ALTER TABLE "groups" ADD COLUMN "has_pseudonyms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "pseudonym" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "pseudonym_handle" text;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_pseudonym_handle_key" ON "memberships" USING btree (lower("pseudonym_handle")) WHERE "memberships"."pseudonym_handle" is not null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_pseudonym_check" CHECK (("memberships"."pseudonym" is null) = ("memberships"."pseudonym_handle" is null));