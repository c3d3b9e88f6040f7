-- loses: values of column `t.role` are converted from nvarchar(255) to nvarchar(20): what does not fit is cut or refused
alter table [t] drop constraint [t_role_check];
alter table [t] drop constraint [t_role_df];
alter table [t] alter column [role] nvarchar(20) null;
alter table [t] add constraint [t_role_df] default ('user') for [role];

-- down
alter table [t] drop constraint [t_role_df];
alter table [t] alter column [role] nvarchar(255) null;
alter table [t] add constraint [t_role_df] default ('user') for [role];
alter table [t] add constraint [t_role_check] check ([role] in (N'guest', N'user'));
