-- loses: table `users` is dropped with its rows
alter table `posts` drop foreign key `posts_user_fk`;
alter table `posts` drop index `posts_user_fk`;
drop table `users`;

-- down
create table `users` (
  `id` int not null,
  primary key (`id`)
);
alter table `posts` add constraint `posts_user_fk` foreign key (`user_id`) references `users` (`id`) on delete cascade;
