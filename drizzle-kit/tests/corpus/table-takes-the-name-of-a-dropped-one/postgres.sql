-- loses: table `users` is dropped with its rows
drop table "users";
alter table "fresh" rename to "users";
alter table "users" rename constraint "fresh_pkey" to "users_pkey";
alter table "users" add column "old" integer;
create table "nothing" (
  "id" integer not null,
  primary key ("id")
);

-- down
-- loses: table `nothing` is dropped with its rows
-- loses: column `fresh.old` is dropped with its values
drop table "nothing";
alter table "users" rename to "fresh";
alter table "fresh" rename constraint "users_pkey" to "fresh_pkey";
alter table "fresh" drop column "old";
create table "users" (
  "id" integer not null,
  "old" integer,
  primary key ("id")
);
