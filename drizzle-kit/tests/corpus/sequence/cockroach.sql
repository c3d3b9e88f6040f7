-- loses: sequence `gone` is dropped with its count
alter sequence "numbers" increment by 3;
create sequence "more" as int8 start with 1 increment by 1 minvalue 1 maxvalue 1000000;
alter table "t" add column "a" int8 not null default nextval('"more"');
drop sequence "gone";

-- down
-- loses: column `t.a` is dropped with its values
-- loses: sequence `more` is dropped with its count
alter sequence "numbers" increment by 1;
create sequence "gone" as int8 start with 1 increment by 1 minvalue 1 maxvalue 1000000;
alter table "t" drop column "a";
drop sequence "more";
