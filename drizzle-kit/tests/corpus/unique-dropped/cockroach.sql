drop index "t"@"t_a" cascade;

-- down
alter table "t" add constraint "t_a" unique ("a");
