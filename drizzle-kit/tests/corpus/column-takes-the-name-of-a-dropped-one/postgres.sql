-- loses: column `t.value` is dropped with its values
alter table "t" drop column "value";
alter table "t" rename column "fresh" to "value";
alter table "t" add column "other" integer;

-- down
-- loses: column `t.other` is dropped with its values
alter table "t" rename column "value" to "fresh";
alter table "t" add column "value" text;
alter table "t" drop column "other";
