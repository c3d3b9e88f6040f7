alter table [users] alter column [name] nvarchar(max) null;

-- down
-- loses: NULLs of column `users.name` become an empty value
update [users] set [name] = '' where [name] is null;
alter table [users] alter column [name] nvarchar(max) not null;
