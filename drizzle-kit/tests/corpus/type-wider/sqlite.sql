
-- down
