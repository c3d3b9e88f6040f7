-- fails if rows of `t` repeat values of a, b
drop index "t"@"t_key" cascade;
alter table "t" add constraint "t_key" unique ("a", "b");

-- down
drop index "t"@"t_key" cascade;
alter table "t" add constraint "t_key" unique ("a");
