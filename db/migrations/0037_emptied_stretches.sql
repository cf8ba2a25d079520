ALTER TABLE "stretches" ADD COLUMN "is_emptied" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "stretches" SET "is_emptied" = true, "from_key" = dead."key", "through_key" = dead."key"
FROM (
  SELECT s."group_id", s."assignment_id", s."place", (
    SELECT p."key" FROM "paragraphs" p WHERE p."group_id" = r."group_id" AND p."edition_id" = r."edition_id"
    ORDER BY p."key" IN (s."from_key", s."through_key") DESC, p."index" LIMIT 1) AS "key"
  FROM "stretches" s
  JOIN "readings" r ON r."group_id" = s."group_id" AND r."id" = s."reading_id"
  WHERE NOT EXISTS (SELECT FROM "paragraphs" p WHERE p."group_id" = r."group_id" AND p."edition_id" = r."edition_id" AND p."key" = s."from_key")
    OR NOT EXISTS (SELECT FROM "paragraphs" p WHERE p."group_id" = r."group_id" AND p."edition_id" = r."edition_id" AND p."key" = s."through_key")
) dead
WHERE "stretches"."group_id" = dead."group_id" AND "stretches"."assignment_id" = dead."assignment_id"
  AND "stretches"."place" = dead."place" AND dead."key" IS NOT NULL;
