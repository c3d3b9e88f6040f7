alter table "users" rename column "age" to "years";

-- down
alter table "users" rename column "years" to "age";
