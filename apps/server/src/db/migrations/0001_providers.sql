CREATE TABLE "circuits" (
	"provider" text NOT NULL,
	"endpoint" text NOT NULL,
	"failures" integer NOT NULL,
	"open_until" timestamp with time zone,
	CONSTRAINT "circuits_provider_endpoint_pk" PRIMARY KEY("provider","endpoint")
);
--> statement-breakpoint
CREATE TABLE "house_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_settings" (
	"provider" text PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "metered" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "cost" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "generation_parts" ADD COLUMN "used" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "attempts_by_time" ON "attempts" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "parts_to_ask" ON "generation_parts" USING btree ("not_before") WHERE state = 'remote';