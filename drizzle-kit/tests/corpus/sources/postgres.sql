-- loses: column `posts.body` is dropped with its values
drop index "people_name_idx";
alter table "people" rename to "users";
alter sequence if exists "people_id_seq" rename to "users_id_seq";
alter table "users" rename column "name" to "full_name";
alter table "users" rename constraint "people_pkey" to "users_pkey";
alter table "users" rename constraint "people_email_key" to "users_email_key";
-- committed before the next
alter type "roles" add value 'moderator' before 'admin';
alter table "users" add column "nickname" text;
alter table "posts" add column "likes" integer;
update "posts" set "likes" = 0 where "likes" is null;
alter table "posts" alter column "likes" set not null;
alter table "posts" add column "score" double precision;
update "users" set "email" = 'nobody' where "email" is null;
alter table "users" alter column "email" set not null;
alter table "users" alter column "role" set default 'user'::"roles";
alter table "users" alter column "age" type bigint;
alter table "users" alter column "verified" set default true;
alter table "posts" drop column "body";
create index "users_full_name_idx" on "users" ("full_name", "age");
create index "posts_author_id_idx" on "posts" ("author_id");
create table "tags" (
  "post_id" bigint not null,
  "label" text not null,
  primary key ("post_id", "label")
);

-- down
-- loses: table `tags` is dropped with its rows
-- loses: values of column `people.age` are converted from bigint to integer: what does not fit is cut or refused
-- loses: column `people.nickname` is dropped with its values
-- loses: column `posts.likes` is dropped with its values
-- loses: column `posts.score` is dropped with its values
drop index "users_full_name_idx";
drop index "posts_author_id_idx";
drop table "tags";
alter table "users" rename to "people";
alter sequence if exists "users_id_seq" rename to "people_id_seq";
alter table "people" rename column "full_name" to "name";
alter table "people" rename constraint "users_pkey" to "people_pkey";
alter table "people" rename constraint "users_email_key" to "people_email_key";
alter type "roles" rename to "__old_roles";
create type "roles" as enum ('guest', 'user', 'admin');
alter table "people" alter column "role" drop default;
alter table "people" alter column "role" type "roles" using "role"::text::"roles";
alter table "people" alter column "role" set default 'guest'::"roles";
drop type "__old_roles";
alter table "posts" add column "body" bytea;
alter table "people" alter column "email" drop not null;
alter table "people" alter column "role" set default 'guest'::"roles";
alter table "people" alter column "age" type integer;
alter table "people" alter column "verified" set default false;
alter table "people" drop column "nickname";
alter table "posts" drop column "likes";
alter table "posts" drop column "score";
create index "people_name_idx" on "people" ("name");
