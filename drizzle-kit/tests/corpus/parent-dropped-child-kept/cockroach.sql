-- loses: table `users` is dropped with its rows
alter table "posts" drop constraint "posts_user_fk";
drop table "users";

-- down
create table "users" (
  "id" int4 not null,
  primary key ("id")
);
alter table "posts" add constraint "posts_user_fk" foreign key ("user_id") references "users" ("id") on delete cascade;
