-- loses: table `users` is dropped with its rows
drop table `users`;
rename table `fresh` to `users`;
alter table `users` add column `old` int;
create table `nothing` (
  `id` int not null,
  primary key (`id`)
);

-- down
-- loses: table `nothing` is dropped with its rows
-- loses: column `fresh.old` is dropped with its values
drop table `nothing`;
rename table `users` to `fresh`;
alter table `fresh` drop column `old`;
create table `users` (
  `id` int not null,
  `old` int,
  primary key (`id`)
);
