alter table "users" drop constraint "users_team_fk";
alter table "teams" alter column "id" type bigint;
alter table "teams" alter column "code" type varchar(30);
alter table "users" alter column "team_id" type bigint;
alter table "users" add constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade;

-- down
-- loses: values of column `teams.id` are converted from bigint to integer: what does not fit is cut or refused
-- loses: values of column `teams.code` are converted from varchar(30) to varchar(10): what does not fit is cut or refused
-- loses: values of column `users.team_id` are converted from bigint to integer: what does not fit is cut or refused
alter table "users" drop constraint "users_team_fk";
alter table "teams" alter column "id" type integer;
alter table "teams" alter column "code" type varchar(10);
alter table "users" alter column "team_id" type integer;
alter table "users" add constraint "users_team_fk" foreign key ("team_id") references "teams" ("id") on delete cascade;
