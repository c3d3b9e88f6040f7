-- drizzle: loses table `labels` is dropped with its rows
-- drizzle: loses table `tasks` is dropped with its rows
pragma foreign_keys = off;
--> statement-breakpoint
drop table "labels";
--> statement-breakpoint
drop table "tasks";
--> statement-breakpoint
pragma foreign_keys = on;
