DROP INDEX "annotations_reading_idx";--> statement-breakpoint
DROP INDEX "posts_thread_idx";--> statement-breakpoint
CREATE INDEX "annotations_reading_idx" ON "annotations" USING btree ("group_id","reading_id","number");--> statement-breakpoint
CREATE INDEX "posts_thread_idx" ON "posts" USING btree ("group_id","annotation_id","number");