alter table `users` add column `created_at` datetime(6) not null default current_timestamp(6);

-- down
-- loses: column `users.created_at` is dropped with its values
alter table `users` drop column `created_at`;
