alter table [users] drop constraint [users_age];
alter table [users] drop column [next];
exec sp_rename N'[users].[age]', N'years', N'COLUMN';
alter table [users] add [next] as cast(([years] + 1) as int) persisted;
alter table [users] add constraint [users_age] check ([years] > 0);

-- down
alter table [users] drop constraint [users_age];
alter table [users] drop column [next];
exec sp_rename N'[users].[years]', N'age', N'COLUMN';
alter table [users] add [next] as cast(([age] + 1) as int) persisted;
alter table [users] add constraint [users_age] check ([age] > 0);
