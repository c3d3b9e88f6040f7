create table animals (
  id integer not null primary key,
  name varchar(20) not null
);
--> statement-breakpoint
insert into animals (id, name) values (1, 'cat; no dog');
