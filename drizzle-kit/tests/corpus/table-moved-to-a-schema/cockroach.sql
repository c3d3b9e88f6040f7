create schema if not exists "app";
alter table "users" set schema "app";
alter table "app"."users" rename to "people";
alter table "app"."people" rename constraint "users_pkey" to "people_pkey";

-- down
-- loses: schema `app` is dropped
alter table "app"."people" set schema "public";
alter table "people" rename to "users";
alter table "users" rename constraint "people_pkey" to "users_pkey";
drop schema "app";
