-- fails if rows of `users` refer to rows of `teams` that are not there
alter table "users" add column "team_id" int4;
alter table "users" add constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade;

-- down
-- loses: column `users.team_id` is dropped with its values
alter table "users" drop constraint "users_team_fk";
alter table "users" drop column "team_id";
