ALTER TABLE "memberships" DROP CONSTRAINT "memberships_taken_name_check";--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "taken_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "given_name" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "given_handle" text;--> statement-breakpoint
UPDATE "memberships" SET "taken_names" = array["taken_name"],
	"given_name" = CASE WHEN "is_given_name" THEN "pseudonym" ELSE 'Member ' || (1000 + abs(hashtext("id"::text)::bigint) % 9000) END,
	"given_handle" = CASE WHEN "is_given_name" THEN "pseudonym_handle" ELSE 'member-' || (1000 + abs(hashtext("id"::text)::bigint) % 9000) END
WHERE "taken_name" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_taken_name_check" CHECK (("memberships"."taken_handle" is null or "memberships"."taken_name" is not null)
        and (not "memberships"."is_given_name" or ("memberships"."taken_name" is not null and "memberships"."pseudonym" is not null))
        and ("memberships"."taken_names" = '{}' or ("memberships"."given_name" is not null and "memberships"."given_handle" is not null)));
