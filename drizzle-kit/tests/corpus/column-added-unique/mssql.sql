-- fails if rows of `users` repeat values of email
alter table [users] add [email] nvarchar(100);
alter table [users] add constraint [users_email_key] unique ([email]);

-- down
-- loses: column `users.email` is dropped with its values
alter table [users] drop constraint [users_email_key];
alter table [users] drop column [email];
