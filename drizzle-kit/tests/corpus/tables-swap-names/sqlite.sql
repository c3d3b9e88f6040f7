alter table "a" rename to "__old_a";
alter table "b" rename to "a";
alter table "__old_a" rename to "b";

-- down
alter table "b" rename to "__old_b";
alter table "a" rename to "b";
alter table "__old_b" rename to "a";
