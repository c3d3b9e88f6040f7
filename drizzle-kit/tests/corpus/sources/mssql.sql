-- loses: column `posts.body` is dropped with its values
-- fails if rows of `users` repeat values of email
-- fails if rows of `users` don't meet `users_role_check`
alter table [people] drop constraint [people_role_check];
drop index [people_email_key] on [people];
drop index [people_name_idx] on [people];
exec sp_rename N'[people]', N'users', N'OBJECT';
exec sp_rename N'[users].[name]', N'full_name', N'COLUMN';
exec sp_rename N'[people_pkey]', N'users_pkey', N'OBJECT';
alter table [users] add [nickname] nvarchar(max);
alter table [posts] add [likes] int;
update [posts] set [likes] = 0 where [likes] is null;
alter table [posts] alter column [likes] int not null;
alter table [posts] add [score] float;
update [users] set [email] = 'nobody' where [email] is null;
alter table [users] alter column [email] nvarchar(450) not null;
alter table [users] drop constraint [people_role_df];
alter table [users] add constraint [users_role_df] default (N'user') for [role];
alter table [users] alter column [age] bigint null;
alter table [users] drop constraint [people_verified_df];
alter table [users] add constraint [users_verified_df] default (1) for [verified];
alter table [posts] drop column [body];
alter table [users] add constraint [users_email_key] unique ([email]);
alter table [users] add constraint [users_role_check] check ([role] in (N'guest', N'user', N'moderator', N'admin'));
create index [users_full_name_idx] on [users] ([full_name], [age]);
create index [posts_author_id_idx] on [posts] ([author_id]);
create table [tags] (
  [post_id] bigint not null,
  [label] nvarchar(450) not null,
  constraint [tags_pkey] primary key ([post_id], [label])
);

-- down
-- loses: table `tags` is dropped with its rows
-- loses: values of column `people.age` are converted from bigint to int: what does not fit is cut or refused
-- loses: column `people.nickname` is dropped with its values
-- loses: column `posts.likes` is dropped with its values
-- loses: column `posts.score` is dropped with its values
alter table [users] drop constraint [users_role_check];
drop index [users_full_name_idx] on [users];
drop index [posts_author_id_idx] on [posts];
alter table [users] drop constraint [users_email_key];
drop table [tags];
exec sp_rename N'[users]', N'people', N'OBJECT';
exec sp_rename N'[people].[full_name]', N'name', N'COLUMN';
exec sp_rename N'[users_pkey]', N'people_pkey', N'OBJECT';
alter table [posts] add [body] varbinary(max);
alter table [people] alter column [email] nvarchar(450) null;
alter table [people] drop constraint [users_role_df];
alter table [people] add constraint [people_role_df] default (N'guest') for [role];
alter table [people] alter column [age] int null;
alter table [people] drop constraint [users_verified_df];
alter table [people] add constraint [people_verified_df] default (0) for [verified];
alter table [people] drop column [nickname];
alter table [posts] drop column [likes];
alter table [posts] drop column [score];
alter table [people] add constraint [people_role_check] check ([role] in (N'guest', N'user', N'admin'));
create unique index [people_email_key] on [people] ([email]) where [email] is not null;
create index [people_name_idx] on [people] ([name]);
