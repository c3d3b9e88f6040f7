-- loses: column `t.value` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
alter table "t" rename column "value" to "__gone_value";
alter table "t" rename column "fresh" to "value";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 't' collate nocase;
create table "__new_t" (
  "id" integer not null,
  "value" integer,
  "other" integer,
  primary key ("id")
);
insert into "__new_t" ("id", "value") select "id", "value" from "t";
drop table "t";
pragma legacy_alter_table = on;
alter table "__new_t" rename to "t";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: column `t.other` is dropped with its values
alter table "t" rename column "value" to "fresh";
alter table "t" add column "value" text;
alter table "t" drop column "other";
