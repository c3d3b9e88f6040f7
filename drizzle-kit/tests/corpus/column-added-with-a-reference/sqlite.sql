-- fails if rows of `users` refer to rows of `teams` that are not there
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer not null,
  "team_id" integer,
  primary key ("id"),
  constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade
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
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('users');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: column `users.team_id` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
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
-- outside of a transaction
pragma foreign_keys = on;
