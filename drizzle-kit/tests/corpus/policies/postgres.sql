-- loses: values of column `t.owner` are converted from text to varchar(20): what does not fit is cut or refused
drop policy "mine" on "t";
drop policy "gone" on "t";
alter table "t" alter column "owner" type varchar(20);
alter table "t" force row level security;
alter table "open" enable row level security;
create policy "mine" on "t" as permissive for select using ("owner" = current_user);
create policy "more" on "t" as permissive for update using ("id" > 2);

-- down
drop policy "mine" on "t";
drop policy "more" on "t";
alter table "t" alter column "owner" type text;
alter table "t" no force row level security;
alter table "open" disable row level security;
create policy "mine" on "t" as permissive for select using ("owner" = current_user);
create policy "gone" on "t" as permissive for delete using ("id" > 1);
