alter table `t` modify column `a` int comment 'it''s new',
  modify column `b` int,
  comment = 'after';

-- down
alter table `t` modify column `a` int comment 'old',
  modify column `b` int comment 'gone',
  comment = 'before';
