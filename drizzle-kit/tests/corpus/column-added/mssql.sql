alter table [users] add [name] nvarchar(max);
alter table [users] add [age] int not null constraint [users_age_df] default (3);
alter table [users] add [label] nvarchar(20) constraint [users_label_df] default ('it''s') with values;
alter table [users] add [active] bit not null constraint [users_active_df] default (1);

-- down
-- loses: column `users.name` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `users.label` is dropped with its values
-- loses: column `users.active` is dropped with its values
alter table [users] drop column [name];
alter table [users] drop constraint [users_age_df];
alter table [users] drop column [age];
alter table [users] drop constraint [users_label_df];
alter table [users] drop column [label];
alter table [users] drop constraint [users_active_df];
alter table [users] drop column [active];
