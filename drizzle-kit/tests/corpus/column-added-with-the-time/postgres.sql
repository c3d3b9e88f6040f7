alter table "users" add column "created_at" timestamp not null default now();

-- down
-- loses: column `users.created_at` is dropped with its values
alter table "users" drop column "created_at";
