-- fails if rows of `t` have NULL in `it"s`
alter table `t` rename column `it's` to `it"s`;
alter table `t` modify column `it"s` int not null default 3;

-- down
alter table `t` rename column `it"s` to `it's`;
alter table `t` modify column `it's` int;
