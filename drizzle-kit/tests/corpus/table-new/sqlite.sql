create table "posts" (
  "id" integer primary key autoincrement,
  "user_id" integer not null,
  "title" text not null,
  constraint "posts_title_key" unique ("title"),
  constraint "posts_user_id_fk" foreign key ("user_id") references "users" ("id") on delete cascade
);
create index "posts_user_id_idx" on "posts" ("user_id");

-- down
-- loses: table `posts` is dropped with its rows
-- outside of a transaction
pragma foreign_keys = off;
drop table "posts";
-- outside of a transaction
pragma foreign_keys = on;
