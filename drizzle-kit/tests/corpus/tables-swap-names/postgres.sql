alter table "a" rename to "__old_a";
alter table "b" rename to "a";
alter table "__old_a" rename to "b";
alter table "b" rename constraint "a_pkey" to "__old_a_pkey";
alter table "a" rename constraint "b_pkey" to "a_pkey";
alter table "b" rename constraint "__old_a_pkey" to "b_pkey";

-- down
alter table "b" rename to "__old_b";
alter table "a" rename to "b";
alter table "__old_b" rename to "a";
alter table "a" rename constraint "b_pkey" to "__old_b_pkey";
alter table "b" rename constraint "a_pkey" to "b_pkey";
alter table "a" rename constraint "__old_b_pkey" to "a_pkey";
