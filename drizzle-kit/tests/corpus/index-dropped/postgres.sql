drop index "t_a";

-- down
create index "t_a" on "t" ("a");
