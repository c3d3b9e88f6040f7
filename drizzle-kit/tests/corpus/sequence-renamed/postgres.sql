alter sequence "numbers" rename to "counts";

-- down
alter sequence "counts" rename to "numbers";
