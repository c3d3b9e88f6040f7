alter table "users" drop constraint "users_team_fk";
drop index "teams"@"teams_code_idx";
drop index "users"@"users_team_idx";
-- outside of a transaction
alter table "teams" alter column "id" type int8;
-- outside of a transaction
alter table "teams" alter column "code" type varchar(30);
-- outside of a transaction
alter table "users" alter column "team_id" type int8;
create index "teams_code_idx" on "teams" ("code", "id");
create index "users_team_idx" on "users" ("team_id");
alter table "users" add constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade;

-- down
-- loses: values of column `teams.id` are converted from int8 to int4: what does not fit is cut or refused
-- loses: values of column `teams.code` are converted from varchar(30) to varchar(10): what does not fit is cut or refused
-- loses: values of column `users.team_id` are converted from int8 to int4: what does not fit is cut or refused
alter table "users" drop constraint "users_team_fk";
drop index "teams"@"teams_code_idx";
drop index "users"@"users_team_idx";
-- outside of a transaction
alter table "teams" alter column "id" type int4;
-- outside of a transaction
alter table "teams" alter column "code" type varchar(10);
-- outside of a transaction
alter table "users" alter column "team_id" type int4;
create index "teams_code_idx" on "teams" ("code", "id");
create index "users_team_idx" on "users" ("team_id");
alter table "users" add constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade;
