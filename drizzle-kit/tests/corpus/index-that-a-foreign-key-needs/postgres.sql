drop index "b_a_idx";
create index "b_a_other_idx" on "b" ("a_id", "other");

-- down
drop index "b_a_other_idx";
create index "b_a_idx" on "b" ("a_id");
