alter table `users` add column `name` longtext,
  add column `age` int not null default 3,
  add column `label` varchar(20) default 'it''s',
  add column `active` boolean not null default true;

-- down
-- loses: column `users.name` is dropped with its values
-- loses: column `users.age` is dropped with its values
-- loses: column `users.label` is dropped with its values
-- loses: column `users.active` is dropped with its values
alter table `users` drop column `name`,
  drop column `age`,
  drop column `label`,
  drop column `active`;
