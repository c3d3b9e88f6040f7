drop view "shown";
create view "shown" as select "id", "a" from "t";

-- down
drop view "shown";
create view "shown" as select "id" from "t";
