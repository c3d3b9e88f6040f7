-- loses: table `users` is dropped with its rows
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'posts' collate nocase;
create table "__new_posts" (
  "id" integer not null,
  "user_id" integer not null,
  primary key ("id")
);
insert into "__new_posts" ("id", "user_id") select "id", "user_id" from "posts";
drop table "posts";
pragma legacy_alter_table = on;
alter table "__new_posts" rename to "posts";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
drop table "users";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- outside of a transaction
pragma foreign_keys = off;
create table "users" (
  "id" integer not null,
  primary key ("id")
);
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'posts' collate nocase;
create table "__new_posts" (
  "id" integer not null,
  "user_id" integer not null,
  primary key ("id"),
  constraint "posts_user_fk" foreign key ("user_id") references "users" ("id") on delete cascade
);
insert into "__new_posts" ("id", "user_id") select "id", "user_id" from "posts";
drop table "posts";
pragma legacy_alter_table = on;
alter table "__new_posts" rename to "posts";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
