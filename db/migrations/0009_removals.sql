ALTER TABLE "memberships" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "role_given_at" timestamp with time zone;--> statement-breakpoint
-- What was decided so far stands in the groups' events.
WITH "last" AS (
  SELECT DISTINCT ON ("group_id", "subject"->>'memberId') "group_id", "subject"->>'memberId' AS "member_id", "kind", "created_at"
  FROM "events" WHERE "kind" IN ('member.joined', 'member.removed', 'member.declined')
  ORDER BY "group_id", "subject"->>'memberId', "number" DESC
)
UPDATE "memberships" "m"
SET "removed_at" = "last"."created_at", "state" = CASE "m"."state" WHEN 'left' THEN 'removed' ELSE "m"."state" END
FROM "last"
WHERE "last"."group_id" = "m"."group_id" AND "last"."member_id" = "m"."id"::text
  AND "last"."kind" IN ('member.removed', 'member.declined') AND "m"."state" <> 'active';--> statement-breakpoint
UPDATE "memberships" SET "removed_at" = "since" WHERE "state" = 'removed' AND "removed_at" IS NULL;--> statement-breakpoint
WITH "given" AS (
  SELECT "e"."group_id", "e"."subject"->>'memberId' AS "member_id", max(coalesce("i"."created_at", "e"."created_at")) AS "at"
  FROM "events" "e"
  JOIN "memberships" "m" ON "m"."group_id" = "e"."group_id" AND "m"."id"::text = "e"."subject"->>'memberId'
  LEFT JOIN "invitations" "i" ON "i"."group_id" = "e"."group_id" AND "i"."id"::text = "e"."subject"->>'invitationId'
  WHERE "e"."kind" = 'member.changed'
    OR "e"."kind" = 'member.joined' AND ("i"."id" IS NOT NULL OR "e"."by_user_id" IS DISTINCT FROM "m"."user_id")
  GROUP BY 1, 2
)
UPDATE "memberships" "m" SET "role_given_at" = "given"."at"
FROM "given" WHERE "given"."group_id" = "m"."group_id" AND "given"."member_id" = "m"."id"::text;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_removed_at_check" CHECK (case "memberships"."state" when 'removed' then "memberships"."removed_at" is not null when 'active' then "memberships"."removed_at" is null when 'left' then "memberships"."removed_at" is null else true end);