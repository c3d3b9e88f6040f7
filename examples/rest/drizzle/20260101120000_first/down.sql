-- drizzle: loses table `comments` is dropped with its rows
-- drizzle: loses table `posts` is dropped with its rows
-- drizzle: loses table `users` is dropped with its rows
drop table "comments";
--> statement-breakpoint
drop table "posts";
--> statement-breakpoint
drop table "users";
