comment on column "t"."a" is 'it''s new';
comment on column "t"."b" is null;
comment on table "t" is 'after';

-- down
comment on column "t"."a" is 'old';
comment on column "t"."b" is 'gone';
comment on table "t" is 'before';
