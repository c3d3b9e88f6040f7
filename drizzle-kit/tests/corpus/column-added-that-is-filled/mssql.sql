alter table [users] add [age] int;
update [users] set [age] = 18 where [age] is null;
alter table [users] alter column [age] int not null;
alter table [users] add [code] int;
update [users] set [code] = id + 1 where [code] is null;
alter table [users] alter column [code] int not null;

-- down
-- loses: column `users.age` is dropped with its values
-- loses: column `users.code` is dropped with its values
alter table [users] drop column [age];
alter table [users] drop column [code];
