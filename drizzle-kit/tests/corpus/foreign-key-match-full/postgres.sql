-- fails if rows of `b` refer to rows of `a` that are not there
alter table "b" drop constraint "b_a_fk";
alter table "b" add constraint "b_a_fk" foreign key ("a_id", "a_n") references "a" ("id", "n") match full;

-- down
alter table "b" drop constraint "b_a_fk";
alter table "b" add constraint "b_a_fk" foreign key ("a_id", "a_n") references "a" ("id", "n");
