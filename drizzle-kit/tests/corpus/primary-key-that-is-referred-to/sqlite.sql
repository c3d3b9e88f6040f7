-- fails if rows of `teams` repeat values of code, or have NULL there
-- fails if rows of `teams` repeat values of id
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'teams' collate nocase;
create table "__new_teams" (
  "id" integer not null,
  "code" integer not null,
  primary key ("code"),
  constraint "teams_id_key" unique ("id")
);
insert into "__new_teams" ("id", "code") select "id", "code" from "teams";
drop table "teams";
pragma legacy_alter_table = on;
alter table "__new_teams" rename to "teams";
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
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'teams' collate nocase;
create table "__new_teams" (
  "id" integer not null,
  "code" integer not null,
  primary key ("id"),
  constraint "teams_code_key" unique ("code")
);
insert into "__new_teams" ("id", "code") select "id", "code" from "teams";
drop table "teams";
pragma legacy_alter_table = on;
alter table "__new_teams" rename to "teams";
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
