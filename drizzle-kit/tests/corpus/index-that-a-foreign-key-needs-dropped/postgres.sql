drop index "b_a_idx";

-- down
create index "b_a_idx" on "b" ("a_id");
