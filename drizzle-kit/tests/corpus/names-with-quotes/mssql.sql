-- fails if rows of `t` have NULL in `it"s`
exec sp_rename N'[t].[it''s]', N'it"s', N'COLUMN';
alter table [t] alter column [it"s] int not null;
alter table [t] add constraint [t_it"s_df] default (3) for [it"s];

-- down
exec sp_rename N'[t].[it"s]', N'it''s', N'COLUMN';
alter table [t] drop constraint [t_it"s_df];
alter table [t] alter column [it's] int null;
