alter table `b` drop foreign key `b_a_fk`;
alter table `b` drop index `b_a_idx`,
  add index `b_a_other_idx` (`a_id`, `other`);
alter table `b` add constraint `b_a_fk` foreign key (`a_id`) references `a` (`id`);

-- down
alter table `b` drop foreign key `b_a_fk`;
alter table `b` drop index `b_a_other_idx`,
  add index `b_a_idx` (`a_id`);
alter table `b` add constraint `b_a_fk` foreign key (`a_id`) references `a` (`id`);
