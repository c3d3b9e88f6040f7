-- fails if rows of `b` refer to rows of `a` that are not there
alter table `b` drop foreign key `b_a_old`;
alter table `b` drop index `b_a_old`;
alter table `b` add constraint `b_a_new` foreign key (`a_id`) references `a` (`id`);

-- down
alter table `b` drop foreign key `b_a_new`;
alter table `b` drop index `b_a_new`;
alter table `b` add constraint `b_a_old` foreign key (`a_id`) references `a` (`id`);
