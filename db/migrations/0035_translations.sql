CREATE TABLE "translations" (
	"group_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"title" text NOT NULL,
	"translators" text[] NOT NULL,
	"language" text NOT NULL,
	"direction" text NOT NULL,
	"origin" text,
	"licence" text,
	"current_edition_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "translations_group_id_id_pk" PRIMARY KEY("group_id","id"),
	CONSTRAINT "translations_id_key" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "editions" DROP CONSTRAINT "editions_number_key";--> statement-breakpoint
ALTER TABLE "editions" ADD COLUMN "translation_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "translates" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "translation_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "rows" integer[];--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "aligned_to" uuid;--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_group_id_text_id_texts_group_id_id_fk" FOREIGN KEY ("group_id","text_id") REFERENCES "public"."texts"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "translations_text_idx" ON "translations" USING btree ("group_id","text_id");--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_group_id_translation_id_translations_group_id_id_fk" FOREIGN KEY ("group_id","translation_id") REFERENCES "public"."translations"("group_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_translates_texts_group_id_id_fk" FOREIGN KEY ("group_id","translates") REFERENCES "public"."texts"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_translation_id_translations_group_id_id_fk" FOREIGN KEY ("group_id","translation_id") REFERENCES "public"."translations"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_aligned_to_editions_group_id_id_fk" FOREIGN KEY ("group_id","aligned_to") REFERENCES "public"."editions"("group_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_number_key" UNIQUE NULLS NOT DISTINCT("group_id","text_id","translation_id","number");--> statement-breakpoint
ALTER TABLE "translations" ADD CONSTRAINT "translations_current_edition_fk" FOREIGN KEY ("group_id","current_edition_id") REFERENCES "public"."editions"("group_id","id") DEFERRABLE INITIALLY DEFERRED;