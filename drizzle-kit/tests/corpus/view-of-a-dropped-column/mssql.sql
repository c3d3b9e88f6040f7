-- loses: column `t.a` is dropped with its values
drop view [shown];
alter table [t] drop column [a];
create view [shown] as select [id] from [t];

-- down
drop view [shown];
alter table [t] add [a] int;
create view [shown] as select [id], [a] from [t];
