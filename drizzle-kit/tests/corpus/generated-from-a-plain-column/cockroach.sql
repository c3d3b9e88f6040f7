-- loses: column `t.twice` is dropped with its values
alter table "t" drop column "twice";
alter table "t" add column "twice" int4 generated always as ("a" * 2) stored;

-- down
alter table "t" alter column "twice" drop stored;
