-- fails if rows of `t` repeat values of a, b
alter table "t" add constraint "t_a_b_key" unique ("a", "b");

-- down
drop index "t"@"t_a_b_key" cascade;
