alter table [t] add [twice] as cast(([a] * 2) as int);

-- down
alter table [t] drop column [twice];
