create view `shown` as select `id`, `a` from `t`;

-- down
drop view `shown`;
