-- fails if rows of `users` have NULL in `name`
alter table [users] alter column [name] nvarchar(max) not null;
alter table [users] add constraint [users_name_df] default ('q') for [name];

-- down
alter table [users] drop constraint [users_name_df];
alter table [users] alter column [name] nvarchar(max) null;
