create table "tasks" (
  "id" integer primary key autoincrement,
  "title" text not null,
  "due" text,
  "done" integer not null default 0,
  constraint "tasks_title_not_empty" check (length(trim(title)) > 0)
);
--> statement-breakpoint
create index "tasks_open_idx" on "tasks" ("due") where done = 0;
--> statement-breakpoint
create table "labels" (
  "task_id" integer not null,
  "word" text not null,
  primary key ("task_id", "word"),
  constraint "labels_task_id_fkey" foreign key ("task_id") references "tasks" ("id") on delete cascade
);
