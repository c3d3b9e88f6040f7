alter table "t" rename constraint "t_old" to "t_new";

-- down
alter table "t" rename constraint "t_new" to "t_old";
