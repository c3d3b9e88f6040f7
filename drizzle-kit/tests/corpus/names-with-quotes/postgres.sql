-- fails if rows of `t` have NULL in `it"s`
alter table "t" rename column "it's" to "it""s";
alter table "t" alter column "it""s" set default 3;
alter table "t" alter column "it""s" set not null;

-- down
alter table "t" rename column "it""s" to "it's";
alter table "t" alter column "it's" drop default;
alter table "t" alter column "it's" drop not null;
