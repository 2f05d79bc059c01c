CREATE TABLE "live_spending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"model" text NOT NULL,
	"provider" text NOT NULL,
	"frames" integer DEFAULT 0 NOT NULL,
	"reserved" bigint NOT NULL,
	"cost" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "live_spending" ADD CONSTRAINT "live_spending_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_spending_of_owner" ON "live_spending" USING btree ("owner_id","started_at");--> statement-breakpoint
CREATE INDEX "live_spending_by_day" ON "live_spending" USING btree ("started_at");