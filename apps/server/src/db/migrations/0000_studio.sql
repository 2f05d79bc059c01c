CREATE TABLE "ledger_balances" (
	"account" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "ledger_balances_account_pk" PRIMARY KEY("account")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transfer" text NOT NULL,
	"account" text NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"media_type" text NOT NULL,
	"width" integer,
	"height" integer,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"thumbhash" text,
	"generation_id" uuid,
	"index" smallint DEFAULT 0 NOT NULL,
	"operation" text,
	"model" text,
	"seed" bigint,
	"text" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "text")) STORED,
	"recipe" jsonb,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"favourite" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lineage" (
	"asset_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "lineage_asset_id_parent_id_role_pk" PRIMARY KEY("asset_id","parent_id","role")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"owner_id" uuid NOT NULL,
	"generation_id" uuid,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"generation_id" uuid NOT NULL,
	"part" smallint NOT NULL,
	"number" smallint NOT NULL,
	"provider" text NOT NULL,
	"endpoint" text NOT NULL,
	"state" text NOT NULL,
	"billed" text DEFAULT 'no' NOT NULL,
	"handle" jsonb,
	"reason" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "generations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"model" text NOT NULL,
	"input" jsonb NOT NULL,
	"text" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', "text")) STORED,
	"state" text NOT NULL,
	"priority" smallint NOT NULL,
	"place" double precision NOT NULL,
	"outputs" smallint NOT NULL,
	"seed" bigint,
	"chain" jsonb NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"reserved" bigint DEFAULT 0 NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_message" text,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"owner_id" uuid NOT NULL,
	"key" text NOT NULL,
	"digest" text NOT NULL,
	"generation_ids" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"owner_id" uuid PRIMARY KEY NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"served_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation_parts" (
	"generation_id" uuid NOT NULL,
	"index" smallint NOT NULL,
	"owner_id" uuid NOT NULL,
	"state" text NOT NULL,
	"first" smallint NOT NULL,
	"count" smallint NOT NULL,
	"priority" smallint NOT NULL,
	"place" double precision NOT NULL,
	"offer" smallint DEFAULT 0 NOT NULL,
	"provider" text NOT NULL,
	"progress" real DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"crashes" smallint DEFAULT 0 NOT NULL,
	"worker" uuid,
	"lease_until" timestamp with time zone,
	"error_code" text,
	"error_message" text,
	CONSTRAINT "generation_parts_generation_id_index_pk" PRIMARY KEY("generation_id","index")
);
--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_parent_id_assets_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lanes" ADD CONSTRAINT "lanes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_parts" ADD CONSTRAINT "generation_parts_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_once" ON "ledger_entries" USING btree ("transfer","account");--> statement-breakpoint
CREATE INDEX "ledger_of_account" ON "ledger_entries" USING btree ("account","id");--> statement-breakpoint
CREATE UNIQUE INDEX "assets_once_per_output" ON "assets" USING btree ("generation_id","index");--> statement-breakpoint
CREATE INDEX "assets_of_owner" ON "assets" USING btree ("owner_id","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "assets_favourite" ON "assets" USING btree ("owner_id","id" DESC NULLS LAST) WHERE favourite and deleted_at is null;--> statement-breakpoint
CREATE INDEX "assets_by_model" ON "assets" USING btree ("owner_id","model","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "assets_in_trash" ON "assets" USING btree ("owner_id","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "assets_search" ON "assets" USING gin ("search");--> statement-breakpoint
CREATE INDEX "lineage_children" ON "lineage" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "events_in_order" ON "events" USING btree ("tx","id");--> statement-breakpoint
CREATE INDEX "events_of_owner" ON "events" USING btree ("owner_id","tx","id");--> statement-breakpoint
CREATE INDEX "events_of_generation" ON "events" USING btree ("generation_id","tx","id");--> statement-breakpoint
CREATE INDEX "events_age" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "attempts_of_generation" ON "attempts" USING btree ("generation_id","part","number");--> statement-breakpoint
CREATE INDEX "attempts_pace" ON "attempts" USING btree ("provider","finished_at" DESC NULLS LAST) WHERE state = 'succeeded';--> statement-breakpoint
CREATE INDEX "generations_of_owner" ON "generations" USING btree ("owner_id","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_by_state" ON "generations" USING btree ("owner_id","state","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_by_model" ON "generations" USING btree ("owner_id","model","id" DESC NULLS LAST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_in_trash" ON "generations" USING btree ("owner_id","id" DESC NULLS LAST) WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "generations_waiting" ON "generations" USING btree ("owner_id","priority" DESC NULLS LAST,"place") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "generations_under_way" ON "generations" USING btree ("owner_id") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "generations_ended" ON "generations" USING btree ("owner_id","finished_at" DESC NULLS LAST) WHERE finished_at is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_search" ON "generations" USING gin ("search");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "lanes_by_turn" ON "lanes" USING btree ("served_at");--> statement-breakpoint
CREATE INDEX "parts_lane" ON "generation_parts" USING btree ("owner_id","priority" DESC NULLS LAST,"place","index") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "parts_under_way" ON "generation_parts" USING btree ("provider","lease_until") WHERE state in ('running', 'remote');