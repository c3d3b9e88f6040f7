drop materialized view "shown";
create materialized view "shown" as select "id", "a" from "t";

-- down
drop materialized view "shown";
create materialized view "shown" as select "id" from "t";
