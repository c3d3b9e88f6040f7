-- fails if rows of `t` repeat values of a, b
alter table `t` add constraint `t_a_b_key` unique (`a`, `b`);

-- down
alter table `t` drop index `t_a_b_key`;
