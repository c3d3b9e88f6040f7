-- loses: column `users.email` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `logins.user_id` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
drop index "users_age_idx";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer not null,
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
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'logins' collate nocase;
create table "__new_logins" (
  "id" integer not null,
  primary key ("id")
);
insert into "__new_logins" ("id") select "id" from "logins";
drop table "logins";
pragma legacy_alter_table = on;
alter table "__new_logins" rename to "logins";
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
  "email" text,
  "age" integer,
  primary key ("id"),
  constraint "users_email_key" unique ("email"),
  constraint "users_age" check ("age" > 0)
);
insert into "__new_users" ("id") select "id" from "users";
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
create index "users_age_idx" on "users" ("age");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'logins' collate nocase;
create table "__new_logins" (
  "id" integer not null,
  "user_id" integer,
  primary key ("id"),
  constraint "logins_user_fk" foreign key ("user_id") references "users" ("id")
);
insert into "__new_logins" ("id") select "id" from "logins";
drop table "logins";
pragma legacy_alter_table = on;
alter table "__new_logins" rename to "logins";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('logins');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
