-- loses: column `users.old` is dropped with its values
-- fails if rows of `users` don't meet `users_role_check`
-- fails if rows of `users` don't meet `users_age`
-- fails if rows of `posts` refer to rows of `tags` that are not there
-- outside of a transaction
pragma foreign_keys = off;
drop view "names";
drop index "users_name_idx";
alter table "users" rename column "name" to "full_name";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer primary key autoincrement,
  "full_name" text,
  "role" text not null default 'user',
  "age" integer default 18,
  "email" text not null,
  constraint "users_role_check" check ("role" in ('guest', 'user', 'admin', 'root')),
  constraint "users_age" check ("age" > 1)
);
insert into "__new_users" ("id", "full_name", "role", "age", "email") select "id", "full_name", "role", "age", 'none' from "users";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_users', 'users')) where name = '__new_users';
insert into sqlite_sequence (name, seq) select '__new_users', seq from sqlite_sequence where name = 'users' and not exists (select 1 from sqlite_sequence where name = '__new_users');
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
create index "users_full_name_idx" on "users" ("full_name");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table "tags" (
  "id" integer primary key autoincrement,
  "label" text not null,
  constraint "tags_label_key" unique ("label")
);
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'posts' collate nocase;
create table "__new_posts" (
  "id" integer primary key autoincrement,
  "user_id" integer not null,
  "tag_id" integer,
  "title" text,
  constraint "posts_user_fk" foreign key ("user_id") references "users" ("id") on delete cascade,
  constraint "posts_tag_fk" foreign key ("tag_id") references "tags" ("id") on delete set null
);
insert into "__new_posts" ("id", "user_id", "title") select "id", "user_id", "title" from "posts";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_posts', 'posts')) where name = '__new_posts';
insert into sqlite_sequence (name, seq) select '__new_posts', seq from sqlite_sequence where name = 'posts' and not exists (select 1 from sqlite_sequence where name = '__new_posts');
drop table "posts";
pragma legacy_alter_table = on;
alter table "__new_posts" rename to "posts";
pragma legacy_alter_table = off;
create index "posts_tag_idx" on "posts" ("tag_id");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create view "names" as select "id", "full_name" from "users";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: table `tags` is dropped with its rows
-- loses: column `users.email` is dropped with its values
-- loses: column `posts.tag_id` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
drop view "names";
drop index "users_full_name_idx";
drop index "posts_tag_idx";
drop table "tags";
alter table "users" rename column "full_name" to "name";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'posts' collate nocase;
create table "__new_posts" (
  "id" integer primary key autoincrement,
  "user_id" integer not null,
  "title" text,
  constraint "posts_user_fk" foreign key ("user_id") references "users" ("id") on delete cascade
);
insert into "__new_posts" ("id", "user_id", "title") select "id", "user_id", "title" from "posts";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_posts', 'posts')) where name = '__new_posts';
insert into sqlite_sequence (name, seq) select '__new_posts', seq from sqlite_sequence where name = 'posts' and not exists (select 1 from sqlite_sequence where name = '__new_posts');
drop table "posts";
pragma legacy_alter_table = on;
alter table "__new_posts" rename to "posts";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer primary key autoincrement,
  "name" text,
  "role" text not null default 'guest',
  "age" integer,
  "old" text,
  constraint "users_role_check" check ("role" in ('guest', 'user', 'admin')),
  constraint "users_age" check ("age" > 0)
);
insert into "__new_users" ("id", "name", "role", "age") select "id", "name", "role", "age" from "users";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_users', 'users')) where name = '__new_users';
insert into sqlite_sequence (name, seq) select '__new_users', seq from sqlite_sequence where name = 'users' and not exists (select 1 from sqlite_sequence where name = '__new_users');
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
create index "users_name_idx" on "users" ("name");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create view "names" as select "id", "name" from "users";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
