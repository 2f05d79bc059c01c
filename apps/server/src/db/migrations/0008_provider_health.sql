DROP INDEX "attempts_by_time";--> statement-breakpoint
CREATE INDEX "attempts_failed" ON "attempts" USING btree ("provider","started_at" DESC NULLS LAST) WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "attempts_by_time" ON "attempts" USING btree ("started_at","provider","state");