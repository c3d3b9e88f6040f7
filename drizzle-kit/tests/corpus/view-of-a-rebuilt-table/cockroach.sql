-- fails if rows of `t` have NULL in `a`
-- fails if rows of `t` don't meet `t_a`
alter table "t" alter column "a" set default 3;
alter table "t" alter column "a" set not null;
alter table "t" add constraint "t_a" check ("a" > 0);

-- down
alter table "t" drop constraint "t_a";
alter table "t" alter column "a" drop default;
alter table "t" alter column "a" drop not null;
