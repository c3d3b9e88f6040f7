alter table "users" add column "name" text;
alter table "users" add column "age" integer not null default 3;
alter table "users" add column "label" text default 'it''s';
alter table "users" add column "active" integer not null default 1;

-- down
-- loses: column `users.name` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `users.label` is dropped with its values
-- loses: column `users.active` is dropped with its values
alter table "users" drop column "name";
alter table "users" drop column "age";
alter table "users" drop column "label";
alter table "users" drop column "active";
