drop view [shown];
create view [seen] as select [id] from [t];

-- down
drop view [seen];
create view [shown] as select [id] from [t];
