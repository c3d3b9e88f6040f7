-- fails if rows of `nodes` refer to rows of `nodes` that are not there
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'nodes' collate nocase;
create table "__new_nodes" (
  "id" integer not null,
  "parent_id" integer,
  primary key ("id"),
  constraint "nodes_parent_fk" foreign key ("parent_id") references "nodes" ("id") on delete set null
);
insert into "__new_nodes" ("id") select "id" from "nodes";
drop table "nodes";
pragma legacy_alter_table = on;
alter table "__new_nodes" rename to "nodes";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
create table temp."__foreign_key_check" ("rows" integer, constraint "every row refers to one that is there" check ("rows" = 0));
insert into temp."__foreign_key_check" select count(*) from pragma_foreign_key_check('nodes');
drop table temp."__foreign_key_check";
-- outside of a transaction
pragma foreign_keys = on;

-- down
-- loses: column `nodes.parent_id` is dropped with its values
-- outside of a transaction
pragma foreign_keys = off;
create table temp."__kept_triggers" as select type, name, tbl_name, rootpage, sql from sqlite_schema where type = 'trigger' and tbl_name = 'nodes' collate nocase;
create table "__new_nodes" (
  "id" integer not null,
  primary key ("id")
);
insert into "__new_nodes" ("id") select "id" from "nodes";
drop table "nodes";
pragma legacy_alter_table = on;
alter table "__new_nodes" rename to "nodes";
pragma legacy_alter_table = off;
pragma writable_schema = on;
insert into sqlite_schema (type, name, tbl_name, rootpage, sql) select type, name, tbl_name, rootpage, sql from temp."__kept_triggers";
pragma writable_schema = reset;
drop table temp."__kept_triggers";
-- outside of a transaction
pragma foreign_keys = on;
