-- loses: column `users.gone` is dropped with its values
alter table "users" drop column "gone";

-- down
alter table "users" add column "gone" text;
