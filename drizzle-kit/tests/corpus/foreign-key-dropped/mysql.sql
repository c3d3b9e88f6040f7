alter table `b` drop foreign key `b_a_fk`;
alter table `b` drop index `b_a_fk`;

-- down
alter table `b` add constraint `b_a_fk` foreign key (`a_id`) references `a` (`id`);
