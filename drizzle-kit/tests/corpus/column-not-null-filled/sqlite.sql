-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer not null,
  "name" text not null,
  primary key ("id")
);
insert into "__new_users" ("id", "name") select "id", coalesce("name", 'nobody') from "users";
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
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
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer not null,
  "name" text,
  primary key ("id")
);
insert into "__new_users" ("id", "name") select "id", "name" from "users";
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
-- outside of a transaction
pragma foreign_keys = on;
