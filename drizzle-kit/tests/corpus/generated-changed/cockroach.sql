alter table "t" drop column "twice";
alter table "t" add column "twice" int4 generated always as ("a" * 3) stored;

-- down
alter table "t" drop column "twice";
alter table "t" add column "twice" int4 generated always as ("a" * 2) stored;
