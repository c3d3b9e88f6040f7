-- fails if rows of `t` repeat values of index `t_b_idx`
create index "t_a_b_idx" on "t" ("a" desc, "b");
create unique index "t_b_idx" on "t" ("b");

-- down
drop index "t"@"t_a_b_idx";
drop index "t"@"t_b_idx";
