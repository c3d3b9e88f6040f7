drop view "shown";

-- down
create view "shown" as select "id" from "t";
