alter table `t` row_format = compressed;

-- down
alter table `t` row_format = dynamic;
