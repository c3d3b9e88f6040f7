-- loses: values of column `t.a` are converted from text to integer: what does not fit is cut or refused
-- fails if rows of `t` don't meet `t_c`
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 't' collate nocase;
create table "__new_t" (
  "id" integer not null,
  "a" integer not null default 1,
  primary key ("id"),
  constraint "t_a" unique ("a"),
  constraint "t_c" check ("a" in (0, 1))
);
insert into "__new_t" ("id", "a") select "id", case when a = 'yes' then 1 else 0 end from "t";
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
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 't' collate nocase;
create table "__new_t" (
  "id" integer not null,
  "a" text not null,
  primary key ("id"),
  constraint "t_a" unique ("a"),
  constraint "t_c" check ("a" in ('yes', 'no'))
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
