-- loses: table `posts` is dropped with its rows
drop table `posts`;

-- down
create table `posts` (
  `id` int auto_increment not null,
  `user_id` int not null,
  primary key (`id`),
  constraint `posts_user_id_fk` foreign key (`user_id`) references `users` (`id`)
);
