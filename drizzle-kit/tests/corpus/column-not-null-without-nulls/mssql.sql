-- fails if rows of `users` have NULL in `name`
alter table [users] alter column [name] nvarchar(max) not null;

-- down
alter table [users] alter column [name] nvarchar(max) null;
