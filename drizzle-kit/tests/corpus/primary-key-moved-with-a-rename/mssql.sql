-- fails if rows of `t` repeat values of key, a, or have NULL there
alter table [t] drop constraint [t_pkey];
exec sp_rename N'[t].[id]', N'key', N'COLUMN';
alter table [t] add constraint [t_pkey] primary key ([key], [a]);

-- down
alter table [t] drop constraint [t_pkey];
exec sp_rename N'[t].[key]', N'id', N'COLUMN';
alter table [t] add constraint [t_pkey] primary key ([id]);
