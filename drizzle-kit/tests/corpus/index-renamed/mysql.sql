alter table `t` rename index `t_old` to `t_new`;

-- down
alter table `t` rename index `t_new` to `t_old`;
