drop index "t"@"t_a";
alter table "t" add column "b" varchar(10) collate "C";
-- outside of a transaction
alter table "t" alter column "a" type text collate "C";
create index "t_a" on "t" ("a");

-- down
-- loses: column `t.b` is dropped with its values
drop index "t"@"t_a";
-- outside of a transaction
alter table "t" alter column "a" type text;
alter table "t" drop column "b";
create index "t_a" on "t" ("a");
