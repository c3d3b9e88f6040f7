drop index "t_idx";
create index "t_idx" on "t" ("a", "b");

-- down
drop index "t_idx";
create index "t_idx" on "t" ("a");
