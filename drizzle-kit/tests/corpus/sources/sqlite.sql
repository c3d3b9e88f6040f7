-- loses: column `posts.body` is dropped with its values
-- fails if rows of `users` repeat values of email
-- fails if rows of `users` don't meet `users_role_check`
-- outside of a transaction
pragma foreign_keys = off;
drop index "people_name_idx";
alter table "people" rename to "users";
alter table "users" rename column "name" to "full_name";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'users' collate nocase;
create table "__new_users" (
  "id" integer primary key autoincrement,
  "full_name" text not null,
  "email" text not null,
  "role" text not null default 'user',
  "age" integer,
  "verified" integer not null default 1,
  "nickname" text,
  constraint "users_email_key" unique ("email"),
  constraint "users_role_check" check ("role" in ('guest', 'user', 'moderator', 'admin'))
);
insert into "__new_users" ("id", "full_name", "email", "role", "age", "verified") select "id", "full_name", coalesce("email", 'nobody'), "role", "age", "verified" from "users";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_users', 'users')) where name = '__new_users';
insert into sqlite_sequence (name, seq) select '__new_users', seq from sqlite_sequence where name = 'users' and not exists (select 1 from sqlite_sequence where name = '__new_users');
drop table "users";
pragma legacy_alter_table = on;
alter table "__new_users" rename to "users";
pragma legacy_alter_table = off;
create index "users_full_name_idx" on "users" ("full_name", "age");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'posts' collate nocase;
create table "__new_posts" (
  "id" integer primary key autoincrement,
  "author_id" integer not null,
  "title" text not null,
  "likes" integer not null,
  "score" real,
  constraint "posts_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete cascade
);
insert into "__new_posts" ("id", "author_id", "title", "likes") select "id", "author_id", "title", 0 from "posts";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_posts', 'posts')) where name = '__new_posts';
insert into sqlite_sequence (name, seq) select '__new_posts', seq from sqlite_sequence where name = 'posts' and not exists (select 1 from sqlite_sequence where name = '__new_posts');
drop table "posts";
pragma legacy_alter_table = on;
alter table "__new_posts" rename to "posts";
pragma legacy_alter_table = off;
create index "posts_author_id_idx" on "posts" ("author_id");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table "tags" (
  "post_id" integer not null,
  "label" text not null,
  primary key ("post_id", "label")
);
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: table `tags` is dropped with its rows
-- loses: column `people.nickname` is dropped with its values
-- loses: column `posts.likes` is dropped with its values
-- loses: column `posts.score` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
drop index "users_full_name_idx";
drop index "posts_author_id_idx";
drop table "tags";
alter table "users" rename to "people";
alter table "people" rename column "full_name" to "name";
alter table "posts" add column "body" blob;
alter table "posts" drop column "likes";
alter table "posts" drop column "score";
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'people' collate nocase;
create table "__new_people" (
  "id" integer primary key autoincrement,
  "name" text not null,
  "email" text,
  "role" text not null default 'guest',
  "age" integer,
  "verified" integer not null default 0,
  constraint "people_email_key" unique ("email"),
  constraint "people_role_check" check ("role" in ('guest', 'user', 'admin'))
);
insert into "__new_people" ("id", "name", "email", "role", "age", "verified") select "id", "name", "email", "role", "age", "verified" from "people";
update sqlite_sequence set seq = (select max(seq) from sqlite_sequence where name in ('__new_people', 'people')) where name = '__new_people';
insert into sqlite_sequence (name, seq) select '__new_people', seq from sqlite_sequence where name = 'people' and not exists (select 1 from sqlite_sequence where name = '__new_people');
drop table "people";
pragma legacy_alter_table = on;
alter table "__new_people" rename to "people";
pragma legacy_alter_table = off;
create index "people_name_idx" on "people" ("name");
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('posts');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;
