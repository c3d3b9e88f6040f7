-- loses: table `posts` is dropped with its rows
-- outside of a transaction
pragma foreign_keys = off;
drop table "posts";
-- outside of a transaction
pragma foreign_keys = on;

-- down
create table "posts" (
  "id" integer primary key autoincrement,
  "user_id" integer not null,
  constraint "posts_user_id_fk" foreign key ("user_id") references "users" ("id")
);
