drop index "t_old";
create index "t_new" on "t" ("a");

-- down
drop index "t_new";
create index "t_old" on "t" ("a");
