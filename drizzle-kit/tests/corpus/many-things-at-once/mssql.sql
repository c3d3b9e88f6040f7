-- loses: column `users.old` is dropped with its values
-- fails if rows of `users` don't meet `users_role_check`
-- fails if rows of `users` don't meet `users_age`
-- fails if rows of `posts` refer to rows of `tags` that are not there
drop view [names];
alter table [users] drop constraint [users_role_check];
alter table [users] drop constraint [users_age];
drop index [users_name_idx] on [users];
exec sp_rename N'[users].[name]', N'full_name', N'COLUMN';
alter table [users] add [email] nvarchar(100);
update [users] set [email] = 'none' where [email] is null;
alter table [users] alter column [email] nvarchar(100) not null;
alter table [posts] add [tag_id] int;
alter table [users] alter column [full_name] nvarchar(80) null;
alter table [users] drop constraint [users_role_df];
alter table [users] add constraint [users_role_df] default ('user') for [role];
alter table [users] alter column [age] bigint null;
alter table [users] add constraint [users_age_df] default (18) for [age];
alter table [users] drop column [old];
alter table [users] add constraint [users_role_check] check ([role] in (N'guest', N'user', N'admin', N'root'));
alter table [users] add constraint [users_age] check ([age] > 1);
create index [users_full_name_idx] on [users] ([full_name]);
create index [posts_tag_idx] on [posts] ([tag_id]);
create table [tags] (
  [id] int identity(1, 1) not null,
  [label] nvarchar(20) not null,
  constraint [tags_pkey] primary key ([id]),
  constraint [tags_label_key] unique ([label])
);
alter table [posts] add constraint [posts_tag_fk] foreign key ([tag_id]) references [tags] ([id]) on delete set null;
create view [names] as select [id], [full_name] from [users];

-- down
-- loses: table `tags` is dropped with its rows
-- loses: values of column `users.name` are converted from nvarchar(80) to nvarchar(50): what does not fit is cut or refused
-- loses: values of column `users.age` are converted from bigint to int: what does not fit is cut or refused
-- loses: column `users.email` is dropped with its values
-- loses: column `posts.tag_id` is dropped with its values
drop view [names];
alter table [posts] drop constraint [posts_tag_fk];
alter table [users] drop constraint [users_role_check];
alter table [users] drop constraint [users_age];
drop index [users_full_name_idx] on [users];
drop index [posts_tag_idx] on [posts];
drop table [tags];
exec sp_rename N'[users].[full_name]', N'name', N'COLUMN';
alter table [users] add [old] nvarchar(max);
alter table [users] alter column [name] nvarchar(50) null;
alter table [users] drop constraint [users_role_df];
alter table [users] add constraint [users_role_df] default ('guest') for [role];
alter table [users] drop constraint [users_age_df];
alter table [users] alter column [age] int null;
alter table [users] drop column [email];
alter table [posts] drop column [tag_id];
alter table [users] add constraint [users_role_check] check ([role] in (N'guest', N'user', N'admin'));
alter table [users] add constraint [users_age] check ([age] > 0);
create index [users_name_idx] on [users] ([name]);
create view [names] as select [id], [name] from [users];
