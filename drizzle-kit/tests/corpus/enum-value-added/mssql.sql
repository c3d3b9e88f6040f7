-- fails if rows of `t` don't meet `t_role_check`
alter table [t] drop constraint [t_role_check];
alter table [t] drop constraint [t_role_df];
alter table [t] add constraint [t_role_df] default ('user') for [role];
alter table [t] add constraint [t_role_check] check ([role] in (N'nobody', N'guest', N'user', N'admin', N'root'));

-- down
alter table [t] drop constraint [t_role_check];
alter table [t] drop constraint [t_role_df];
alter table [t] add constraint [t_role_df] default ('guest') for [role];
alter table [t] add constraint [t_role_check] check ([role] in (N'guest', N'admin'));
