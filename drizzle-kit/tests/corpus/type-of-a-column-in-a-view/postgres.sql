drop view "more";
drop view "shown";
alter table "t" alter column "a" type bigint;
create view "shown" as select "id", "a" from "t" where "a" > 1;
create view "more" as select "a" from "shown";

-- down
-- loses: values of column `t.a` are converted from bigint to integer: what does not fit is cut or refused
drop view "more";
drop view "shown";
alter table "t" alter column "a" type integer;
create view "shown" as select "id", "a" from "t" where "a" > 1;
create view "more" as select "a" from "shown";
