drop index "t"@"t_a";
create index "t_a" on "t" ("a") where "a" > 2;

-- down
drop index "t"@"t_a";
create index "t_a" on "t" ("a") where "a" > 1;
