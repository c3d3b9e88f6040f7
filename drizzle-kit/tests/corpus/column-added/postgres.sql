alter table "users" add column "name" text;
alter table "users" add column "age" integer not null default 3;
alter table "users" add column "label" varchar(20) default 'it''s';
alter table "users" add column "active" boolean not null default true;

-- down
-- loses: column `users.name` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `users.label` is dropped with its values
-- loses: column `users.active` is dropped with its values
alter table "users" drop column "name";
alter table "users" drop column "age";
alter table "users" drop column "label";
alter table "users" drop column "active";
