create table "a" (
  "id" integer not null,
  "b_id" integer,
  primary key ("id"),
  constraint "a_b_fk" foreign key ("b_id") references "b" ("id")
);
create table "b" (
  "id" integer not null,
  "a_id" integer,
  primary key ("id"),
  constraint "b_a_fk" foreign key ("a_id") references "a" ("id")
);

-- down
-- loses: table `b` is dropped with its rows
-- loses: table `a` is dropped with its rows
-- outside of a transaction
pragma foreign_keys = off;
drop table "b";
drop table "a";
-- outside of a transaction
pragma foreign_keys = on;
