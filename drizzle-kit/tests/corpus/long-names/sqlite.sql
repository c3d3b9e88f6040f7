-- outside of a transaction
pragma foreign_keys = off;
alter table "a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets" rename to "another_table_with_a_very_long_name_that_is_as_long_as_it_gets_";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'another_table_with_a_very_long_name_that_is_as_long_as_it_gets_' collate nocase;
create table "__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_" (
  "id" integer primary key autoincrement,
  "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get" integer default 3
);
insert into "__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_" ("id", "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get") select "id", "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get" from "another_table_with_a_very_long_name_that_is_as_long_as_it_gets_";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_', 'another_table_with_a_very_long_name_that_is_as_long_as_it_gets_')) where name = '__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_';
insert into sqlite_sequence (name, seq) select '__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_', seq from sqlite_sequence where name = 'another_table_with_a_very_long_name_that_is_as_long_as_it_gets_' and not exists (select 1 from sqlite_sequence where name = '__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_');
drop table "another_table_with_a_very_long_name_that_is_as_long_as_it_gets_";
pragma legacy_alter_table = on;
alter table "__new_another_table_with_a_very_long_name_that_is_as_long_as_it_gets_" rename to "another_table_with_a_very_long_name_that_is_as_long_as_it_gets_";
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
alter table "another_table_with_a_very_long_name_that_is_as_long_as_it_gets_" rename to "a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets' collate nocase;
create table "__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets" (
  "id" integer primary key autoincrement,
  "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get" integer
);
insert into "__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets" ("id", "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get") select "id", "a_column_with_a_very_long_name_that_is_nearly_as_long_as_it_get" from "a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets', 'a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets')) where name = '__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets';
insert into sqlite_sequence (name, seq) select '__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets', seq from sqlite_sequence where name = 'a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets' and not exists (select 1 from sqlite_sequence where name = '__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets');
drop table "a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets";
pragma legacy_alter_table = on;
alter table "__new_a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets" rename to "a_table_with_a_very_long_name_that_is_nearly_as_long_as_it_gets";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
-- outside of a transaction
pragma foreign_keys = on;
