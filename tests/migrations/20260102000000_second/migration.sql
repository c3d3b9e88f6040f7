-- Their legs.
alter table animals add legs integer;
--> statement-breakpoint
update animals set legs = 4;
