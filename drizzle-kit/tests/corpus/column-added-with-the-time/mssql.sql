alter table [users] add [created_at] datetime2(7) not null constraint [users_created_at_df] default (sysutcdatetime());

-- down
-- loses: column `users.created_at` is dropped with its values
alter table [users] drop constraint [users_created_at_df];
alter table [users] drop column [created_at];
