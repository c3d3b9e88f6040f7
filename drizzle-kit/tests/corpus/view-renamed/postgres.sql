alter view "shown" rename to "seen";

-- down
alter view "seen" rename to "shown";
