-- fails if `users` has rows
alter table "users" add column "age" int4 not null;

-- down
-- loses: column `users.age` is dropped with its values
alter table "users" drop column "age";
