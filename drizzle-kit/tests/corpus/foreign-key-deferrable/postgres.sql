-- fails if rows of `b` refer to rows of `a` that are not there
alter table "b" drop constraint "b_a_fk";
alter table "b" add constraint "b_a_fk" foreign key ("a_id") references "a" ("id") deferrable initially deferred;

-- down
alter table "b" drop constraint "b_a_fk";
alter table "b" add constraint "b_a_fk" foreign key ("a_id") references "a" ("id");
