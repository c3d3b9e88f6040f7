drop view "more";
drop view "shown";
-- outside of a transaction
alter table "t" alter column "a" type int8;
create view "shown" as select "id", "a" from "t" where "a" > 1;
create view "more" as select "a" from "shown";

-- down
-- loses: values of column `t.a` are converted from int8 to int4: what does not fit is cut or refused
drop view "more";
drop view "shown";
-- outside of a transaction
alter table "t" alter column "a" type int4;
create view "shown" as select "id", "a" from "t" where "a" > 1;
create view "more" as select "a" from "shown";
