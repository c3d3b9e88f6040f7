update [users] set [name] = 'nobody' where [name] is null;
alter table [users] alter column [name] nvarchar(max) not null;

-- down
alter table [users] alter column [name] nvarchar(max) null;
