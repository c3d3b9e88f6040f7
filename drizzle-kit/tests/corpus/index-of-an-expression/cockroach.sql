create index "t_a" on "t" ((lower("a")));

-- down
drop index "t"@"t_a";
