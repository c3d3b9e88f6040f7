alter table `t` engine = InnoDB,
  row_format = default;

-- down
alter table `t` engine = MyISAM,
  row_format = dynamic;
