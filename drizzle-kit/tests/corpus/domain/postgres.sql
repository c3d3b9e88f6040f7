create domain "label" as text;
alter domain "age" drop constraint "age_check";
alter domain "age" add constraint "age_check" check (value > 1);
alter table "t" add column "b" "label";

-- down
-- loses: column `t.b` is dropped with its values
alter domain "age" drop constraint "age_check";
alter domain "age" add constraint "age_check" check (value > 0);
alter table "t" drop column "b";
drop domain "label";
