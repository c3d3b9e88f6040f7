alter table "b" rename constraint "b_a_old" to "b_a_new";

-- down
alter table "b" rename constraint "b_a_new" to "b_a_old";
