-- fails if rows of `users` have NULL in `name`
alter table "users" alter column "name" set not null;

-- down
alter table "users" alter column "name" drop not null;
