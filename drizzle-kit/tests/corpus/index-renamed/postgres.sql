alter index "t_old" rename to "t_new";

-- down
alter index "t_new" rename to "t_old";
