-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer not null,
  "created_at" text not null default current_timestamp,
  primary key ("id")
);
insert into "__new_users" ("id") select "id" from "users";
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
-- loses: column `users.created_at` is dropped with its values
alter table "users" drop column "created_at";
