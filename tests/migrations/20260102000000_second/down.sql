alter table animals drop column legs;
