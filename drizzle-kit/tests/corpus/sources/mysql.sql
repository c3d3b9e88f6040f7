-- loses: column `posts.body` is dropped with its values
alter table `people` drop index `people_name_idx`;
rename table `people` to `users`;
alter table `users` rename column `name` to `full_name`;
alter table `users` rename index `people_email_key` to `users_email_key`;
alter table `posts` add column `likes` int;
update `posts` set `likes` = 0 where `likes` is null;
update `users` set `email` = 'nobody' where `email` is null;
alter table `users` add column `nickname` longtext,
  modify column `email` varchar(255) not null,
  modify column `role` enum('guest', 'user', 'moderator', 'admin') not null default 'user',
  modify column `age` bigint,
  modify column `verified` boolean not null default true,
  add index `users_full_name_idx` (`full_name`, `age`);
alter table `posts` modify column `likes` int not null,
  add column `score` double,
  drop column `body`,
  add index `posts_author_id_idx` (`author_id`);
create table `tags` (
  `post_id` bigint not null,
  `label` varchar(255) not null,
  primary key (`post_id`, `label`)
);

-- down
-- loses: table `tags` is dropped with its rows
-- loses: values of column `people.role` are converted from enum('guest', 'user', 'moderator', 'admin') to enum('guest', 'user', 'admin'): what does not fit is cut or refused
-- loses: values of column `people.age` are converted from bigint to int: what does not fit is cut or refused
-- loses: column `people.nickname` is dropped with its values
-- loses: column `posts.likes` is dropped with its values
-- loses: column `posts.score` is dropped with its values
alter table `posts` drop foreign key `posts_author_id_fkey`;
alter table `users` drop index `users_full_name_idx`;
drop table `tags`;
rename table `users` to `people`;
alter table `people` rename column `full_name` to `name`;
alter table `people` rename index `users_email_key` to `people_email_key`;
alter table `people` drop column `nickname`;
alter table `posts` drop index `posts_author_id_idx`,
  add column `body` longblob,
  drop column `likes`,
  drop column `score`;
alter table `people` modify column `email` varchar(255),
  modify column `role` enum('guest', 'user', 'admin') not null default 'guest',
  modify column `age` int,
  modify column `verified` boolean not null default false,
  add index `people_name_idx` (`name`);
alter table `posts` add constraint `posts_author_id_fkey` foreign key (`author_id`) references `people` (`id`) on delete cascade;
