alter type "pairs" rename to "couples";
alter type "couples" alter attribute "one" type bigint, drop attribute "two", add attribute "three" text;
drop type "gone";

-- down
alter type "couples" rename to "pairs";
create type "gone" as ("one" integer);
alter type "pairs" alter attribute "one" type integer, drop attribute "three", add attribute "two" text;
