-- loses: column `users.email` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `logins.user_id` is dropped with its values
alter table [logins] drop constraint [logins_user_fk];
alter table [users] drop constraint [users_age];
drop index [users_age_idx] on [users];
alter table [users] drop constraint [users_email_key];
alter table [users] drop column [email];
alter table [users] drop column [age];
alter table [logins] drop column [user_id];

-- down
alter table [users] add [email] nvarchar(100);
alter table [users] add [age] int;
alter table [logins] add [user_id] int;
alter table [users] add constraint [users_email_key] unique ([email]);
alter table [users] add constraint [users_age] check ([age] > 0);
create index [users_age_idx] on [users] ([age]);
alter table [logins] add constraint [logins_user_fk] foreign key ([user_id]) references [users] ([id]);
