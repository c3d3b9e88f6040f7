alter table "users" rename to "people";
alter sequence if exists "users_id_seq" rename to "people_id_seq";
alter table "people" rename constraint "users_pkey" to "people_pkey";
alter table "people" rename constraint "users_email_key" to "people_email_key";
alter table "people" rename constraint "users_age" to "people_age";
alter index "users_age_idx" rename to "people_age_idx";

-- down
alter table "people" rename to "users";
alter sequence if exists "people_id_seq" rename to "users_id_seq";
alter table "users" rename constraint "people_pkey" to "users_pkey";
alter table "users" rename constraint "people_email_key" to "users_email_key";
alter table "users" rename constraint "people_age" to "users_age";
alter index "people_age_idx" rename to "users_age_idx";
