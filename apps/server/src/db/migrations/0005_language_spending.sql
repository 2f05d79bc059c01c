ALTER TABLE "live_spending" RENAME TO "spending";--> statement-breakpoint
ALTER TABLE "spending" RENAME COLUMN "frames" TO "calls";--> statement-breakpoint
ALTER TABLE "spending" DROP CONSTRAINT "live_spending_owner_id_users_id_fk";
--> statement-breakpoint
DROP INDEX "live_spending_of_owner";--> statement-breakpoint
DROP INDEX "live_spending_by_day";--> statement-breakpoint
ALTER TABLE "spending" ADD COLUMN "operation" text DEFAULT 'real-time' NOT NULL;--> statement-breakpoint
ALTER TABLE "spending" ADD COLUMN "billed" text DEFAULT 'yes' NOT NULL;--> statement-breakpoint
ALTER TABLE "spending" ADD COLUMN "failed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "spending" ADD CONSTRAINT "spending_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spending_of_owner" ON "spending" USING btree ("owner_id","started_at");--> statement-breakpoint
CREATE INDEX "spending_by_day" ON "spending" USING btree ("started_at");