-- fails if rows of `a` refer to rows of `b` that are not there
create table "a" (
  "id" integer not null,
  "b_id" integer,
  primary key ("id")
);
create table "b" (
  "id" integer not null,
  "a_id" integer,
  primary key ("id"),
  constraint "b_a_fk" foreign key ("a_id") references "a" ("id")
);
alter table "a" add constraint "a_b_fk" foreign key ("b_id") references "b" ("id");

-- down
-- loses: table `b` is dropped with its rows
-- loses: table `a` is dropped with its rows
alter table "a" drop constraint "a_b_fk";
drop table "b";
drop table "a";
