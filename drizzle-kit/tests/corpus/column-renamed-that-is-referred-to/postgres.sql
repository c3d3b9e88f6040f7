alter table "teams" rename column "id" to "team_id";

-- down
alter table "teams" rename column "team_id" to "id";
