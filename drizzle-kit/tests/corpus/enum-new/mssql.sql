-- fails if rows of `t` don't meet `t_role_check`
alter table [t] add [role] nvarchar(255) not null constraint [t_role_df] default ('user');
alter table [t] add constraint [t_role_check] check ([role] in (N'guest', N'user', N'admin'));

-- down
-- loses: column `t.role` is dropped with its values
alter table [t] drop constraint [t_role_check];
alter table [t] drop constraint [t_role_df];
alter table [t] drop column [role];
