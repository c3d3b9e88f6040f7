drop index "t"@"t_gone_live";
-- outside of a transaction
create index concurrently "t_a_live" on "t" ("a" desc);

-- down
drop index "t"@"t_a_live";
-- outside of a transaction
create index concurrently "t_gone_live" on "t" ("a");
