alter table "t" add column "twice" integer generated always as ("a" * 2) virtual;

-- down
alter table "t" drop column "twice";
