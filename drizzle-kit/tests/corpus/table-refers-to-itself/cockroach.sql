-- fails if rows of `nodes` refer to rows of `nodes` that are not there
alter table "nodes" add column "parent_id" int4;
alter table "nodes" add constraint "nodes_parent_fk" foreign key ("parent_id") references "nodes" ("id") on delete set null;

-- down
-- loses: column `nodes.parent_id` is dropped with its values
alter table "nodes" drop constraint "nodes_parent_fk";
alter table "nodes" drop column "parent_id";
