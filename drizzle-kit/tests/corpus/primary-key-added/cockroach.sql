-- fails if rows of `t` repeat values of id, or have NULL there
alter table "t" add constraint "t_key" primary key ("id");

-- down
alter table "t" drop constraint "t_key";
