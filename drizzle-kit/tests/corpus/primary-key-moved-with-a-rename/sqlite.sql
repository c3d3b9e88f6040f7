-- fails if rows of `t` repeat values of key, a, or have NULL there
-- outside of a transaction
pragma foreign_keys = off;
alter table "t" rename column "id" to "key";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 't' collate nocase;
create table "__new_t" (
  "key" integer not null,
  "a" integer not null,
  primary key ("key", "a")
);
insert into "__new_t" ("key", "a") select "key", "a" from "t";
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
-- outside of a transaction
pragma foreign_keys = off;
alter table "t" rename column "key" to "id";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 't' collate nocase;
create table "__new_t" (
  "id" integer not null,
  "a" integer not null,
  primary key ("id")
);
insert into "__new_t" ("id", "a") select "id", "a" from "t";
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
