-- refused: column `t.id` changes, which mssql can't do: whether a column counts itself up is told when it is created: add another one, copy the values, and drop this one

-- down
-- refused: column `t.id` changes, which mssql can't do: whether a column counts itself up is told when it is created: add another one, copy the values, and drop this one
