-- All that MySQL and MariaDB tell about tables.
create table people (
  id int not null auto_increment primary key,
  name varchar(64) not null default 'it''s nobody',
  short char(3) default 'a\\b',
  `two words` text,
  type enum('plain', 'it''s, (odd)') not null default 'it''s, (odd)',
  marks set('a', 'b'),
  yes boolean not null default true,
  tiny tinyint,
  byte tinyint unsigned default 7,
  small smallint,
  middle mediumint unsigned,
  count int not null default -3,
  big bigint unsigned,
  price decimal(10,2) default 1.50,
  ratio double default 0.5,
  rough float,
  born date,
  at time(3),
  made datetime(6) not null default current_timestamp(6),
  seen datetime default current_timestamp,
  stamp timestamp(3) null,
  born_in year,
  data json,
  raw longblob,
  few varbinary(8),
  hash binary(16),
  note longtext,
  medium mediumtext,
  shout varchar(64) generated always as (upper(name)) stored,
  whisper varchar(64) generated always as (lower(name)) virtual,
  later int default (1 + 2),
  parent_id int,
  place point,
  constraint people_parent_fkey foreign key (parent_id) references people (id) on delete set null,
  constraint mood check (name <> 'sad' and count < 1000),
  unique key people_name_key (name, count),
  key people_order_idx (born desc, count),
  key people_prefix_idx (note(20))
) comment 'all of "them"';
create table friends (
  a int not null,
  b int not null,
  since date comment 'it''s long ago',
  primary key (a, b),
  constraint friends_a_fkey foreign key (a) references people (id) on delete cascade,
  constraint friends_b_fkey foreign key (b) references people (id) on delete cascade on update cascade
);
create table rooms (building varchar(20) not null, number int not null, primary key (building, number));
create table bookings (id int primary key, building varchar(20), room int, constraint room_fkey foreign key (building, room) references rooms (building, number));
create view plain_people as select id, name, type from people where type = 'plain';
create view happier as select * from plain_people where id > 10 with local check option;
create table __drizzle_migrations (id int primary key);
create table texts (
  id int primary key,
  exact varchar(10) collate utf8mb4_bin,
  latin varchar(10) character set latin1 collate latin1_german1_ci,
  usual varchar(10) character set latin1,
  touched datetime(6) not null default current_timestamp(6) on update current_timestamp(6),
  stamped timestamp null on update current_timestamp,
  body text,
  fulltext key texts_body_idx (body)
);
create table kept (
  id int auto_increment primary key,
  name varchar(20),
  other varchar(20) collate latin1_german1_ci,
  wide varchar(20) character set utf8mb4,
  place point not null,
  spatial key kept_place_idx (place)
) engine = MyISAM default charset = latin1 collate = latin1_bin row_format = dynamic;
