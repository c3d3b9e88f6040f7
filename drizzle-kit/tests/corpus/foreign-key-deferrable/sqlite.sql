-- fails if rows of `b` refer to rows of `a` that are not there
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'b' collate nocase;
create table "__new_b" (
  "id" integer not null,
  "a_id" integer,
  primary key ("id"),
  constraint "b_a_fk" foreign key ("a_id") references "a" ("id") deferrable initially deferred
);
insert into "__new_b" ("id", "a_id") select "id", "a_id" from "b";
drop table "b";
pragma legacy_alter_table = on;
alter table "__new_b" rename to "b";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('b');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'b' collate nocase;
create table "__new_b" (
  "id" integer not null,
  "a_id" integer,
  primary key ("id"),
  constraint "b_a_fk" foreign key ("a_id") references "a" ("id")
);
insert into "__new_b" ("id", "a_id") select "id", "a_id" from "b";
drop table "b";
pragma legacy_alter_table = on;
alter table "__new_b" rename to "b";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('b');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
