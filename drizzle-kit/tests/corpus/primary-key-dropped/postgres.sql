alter table "t" drop constraint "t_pkey";

-- down
alter table "t" add primary key ("id");
