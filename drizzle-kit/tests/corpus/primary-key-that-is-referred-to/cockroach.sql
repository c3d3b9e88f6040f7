-- fails if rows of `teams` repeat values of code, or have NULL there
-- fails if rows of `teams` repeat values of id
alter table "users" drop constraint "users_team_fk";
drop index "teams"@"teams_code_key" cascade;
alter table "teams" drop constraint "teams_pkey", add primary key ("code");
alter table "teams" add constraint "teams_id_key" unique ("id");
alter table "users" add constraint "users_team_fk" foreign key ("team") references "teams" ("id") on delete cascade;

-- down
alter table "users" drop constraint "users_team_fk";
drop index "teams"@"teams_id_key" cascade;
alter table "teams" drop constraint "teams_pkey", add primary key ("id");
alter table "teams" add constraint "teams_code_key" unique ("code");
alter table "users" add constraint "users_team_fk" foreign key ("team") references "teams" ("id") on delete cascade;
