-- fails if rows of `t` repeat values of key, a, or have NULL there
alter table "t" rename column "id" to "key";
alter table "t" drop constraint "t_pkey", add primary key ("key", "a");

-- down
alter table "t" rename column "key" to "id";
alter table "t" drop constraint "t_pkey", add primary key ("id");
