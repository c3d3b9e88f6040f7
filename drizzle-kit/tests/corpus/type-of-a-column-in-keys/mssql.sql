-- fails if rows of `teams` repeat values of id, or have NULL there
alter table [users] drop constraint [users_team_fk];
drop index [teams_code_idx] on [teams];
drop index [users_team_idx] on [users];
alter table [teams] drop constraint [teams_pkey];
alter table [teams] drop constraint [teams_code_key];
alter table [teams] alter column [id] bigint not null;
alter table [teams] alter column [code] nvarchar(30) null;
alter table [users] alter column [team_id] bigint null;
alter table [teams] add constraint [teams_pkey] primary key ([id]);
alter table [teams] add constraint [teams_code_key] unique ([code]);
create index [teams_code_idx] on [teams] ([code], [id]);
create index [users_team_idx] on [users] ([team_id]);
alter table [users] add constraint [users_team_fk] foreign key ([team_id]) references [teams] ([id]) on delete cascade;

-- down
-- loses: values of column `teams.id` are converted from bigint to int: what does not fit is cut or refused
-- loses: values of column `teams.code` are converted from nvarchar(30) to nvarchar(10): what does not fit is cut or refused
-- loses: values of column `users.team_id` are converted from bigint to int: what does not fit is cut or refused
alter table [users] drop constraint [users_team_fk];
drop index [teams_code_idx] on [teams];
drop index [users_team_idx] on [users];
alter table [teams] drop constraint [teams_pkey];
alter table [teams] drop constraint [teams_code_key];
alter table [teams] alter column [id] int not null;
alter table [teams] alter column [code] nvarchar(10) null;
alter table [users] alter column [team_id] int null;
alter table [teams] add constraint [teams_pkey] primary key ([id]);
alter table [teams] add constraint [teams_code_key] unique ([code]);
create index [teams_code_idx] on [teams] ([code], [id]);
create index [users_team_idx] on [users] ([team_id]);
alter table [users] add constraint [users_team_fk] foreign key ([team_id]) references [teams] ([id]) on delete cascade;
