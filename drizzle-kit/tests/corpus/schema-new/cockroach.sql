create schema if not exists "app";
create table "app"."users" (
  "id" int4 not null,
  "t_id" int4,
  primary key ("id"),
  constraint "users_t_fk" foreign key ("t_id") references "t" ("id")
);

-- down
-- loses: table `app.users` is dropped with its rows
-- loses: schema `app` is dropped
drop table "app"."users";
drop schema "app";
