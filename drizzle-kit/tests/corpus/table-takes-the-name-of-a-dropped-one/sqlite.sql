-- loses: table `users` is dropped with its rows
-- outside of a transaction
pragma foreign_keys = off;
drop table "users";
alter table "fresh" rename to "users";
alter table "users" add column "old" integer;
create table "nothing" (
  "id" integer not null,
  primary key ("id")
);
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: table `nothing` is dropped with its rows
-- loses: column `fresh.old` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
drop table "nothing";
alter table "users" rename to "fresh";
alter table "fresh" drop column "old";
create table "users" (
  "id" integer not null,
  "old" integer,
  primary key ("id")
);
-- outside of a transaction
pragma foreign_keys = on;
