create table `posts` (
  `id` int auto_increment not null,
  `user_id` int not null,
  `title` varchar(100) not null,
  primary key (`id`),
  constraint `posts_title_key` unique (`title`),
  constraint `posts_user_id_fk` foreign key (`user_id`) references `users` (`id`) on delete cascade,
  index `posts_user_id_idx` (`user_id`)
);

-- down
-- loses: table `posts` is dropped with its rows
drop table `posts`;
