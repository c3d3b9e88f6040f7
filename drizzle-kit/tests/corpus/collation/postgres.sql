alter table "t" add column "b" varchar(10) collate "C";
alter table "t" alter column "a" type text collate "C";

-- down
-- loses: column `t.b` is dropped with its values
alter table "t" alter column "a" type text;
alter table "t" drop column "b";
