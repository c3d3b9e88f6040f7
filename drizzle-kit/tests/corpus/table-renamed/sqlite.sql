-- fails if rows of `people` repeat values of email
-- fails if rows of `people` don't meet `people_age`
-- outside of a transaction
pragma foreign_keys = off;
drop index "users_age_idx";
alter table "users" rename to "people";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'people' collate nocase;
create table "__new_people" (
  "id" integer primary key autoincrement,
  "email" text not null,
  "age" integer,
  constraint "people_email_key" unique ("email"),
  constraint "people_age" check ("age" > 0)
);
insert into "__new_people" ("id", "email", "age") select "id", "email", "age" from "people";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_people', 'people')) where name = '__new_people';
insert into sqlite_sequence (name, seq) select '__new_people', seq from sqlite_sequence where name = 'people' and not exists (select 1 from sqlite_sequence where name = '__new_people');
drop table "people";
pragma legacy_alter_table = on;
alter table "__new_people" rename to "people";
pragma legacy_alter_table = off;
create index "people_age_idx" on "people" ("age");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- outside of a transaction
pragma foreign_keys = off;
drop index "people_age_idx";
alter table "people" rename to "users";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer primary key autoincrement,
  "email" text not null,
  "age" integer,
  constraint "users_email_key" unique ("email"),
  constraint "users_age" check ("age" > 0)
);
insert into "__new_users" ("id", "email", "age") select "id", "email", "age" from "users";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_users', 'users')) where name = '__new_users';
insert into sqlite_sequence (name, seq) select '__new_users', seq from sqlite_sequence where name = 'users' and not exists (select 1 from sqlite_sequence where name = '__new_users');
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
create index "users_age_idx" on "users" ("age");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
