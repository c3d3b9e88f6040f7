drop view "shown";
alter table "t" rename column "a" to "b";
create view "shown" as select "b" from "t";

-- down
drop view "shown";
alter table "t" rename column "b" to "a";
create view "shown" as select "a" from "t";
