alter type "roles" rename to "ranks";

-- down
alter type "ranks" rename to "roles";
