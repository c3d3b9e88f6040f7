//! The rules of insert and update models: which columns they have, and which have to be filled in.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "bills")]
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    /// Absent: nobody but the database gives it a value.
    #[column(primary_key, identity(always))]
    pub id: i64,
    /// Required: neither NULL nor a default.
    pub amount: i32,
    /// Absent: computed.
    #[column(generated("amount * 2", stored))]
    pub double: i32,
    /// The rest may be left out. Here the database has a default of every kind.
    #[column(default = 3)]
    pub count: i32,
    #[column(default = now())]
    pub created: i64,
    #[column(default = sql("4 + 5"))]
    pub sum: i32,
    /// Here the program has one.
    #[column(default_fn = || 6)]
    pub made: i32,
    #[column(on_update_fn = || 7)]
    pub touched: i32,
    /// It may be NULL, with a default or without.
    pub note: Option<i32>,
    #[column(default = 8)]
    pub noted: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "counters")]
#[derive(Debug, Clone, PartialEq)]
pub struct Counter {
    /// Counted up unless a value is given.
    #[column(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[table(mssql, name = "versions")]
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    #[column(primary_key)]
    pub id: i32,
    /// Absent: the database changes it with the row.
    #[column(rowversion)]
    pub version: [u8; 8],
}

/// A model that is complete has the type without parameters.
fn complete(model: NewBill) -> NewBill {
    model
}

#[test]
fn what_may_be_left_out() {
    golden!(db => db.insert(bills).values(complete(NewBill::new().amount(1))), expect![[r#"
        sqlite: insert into "bills" ("amount", "made", "touched") values (?, ?, ?) -- I32, I32, I32
        postgres, cockroach: insert into "bills" ("amount", "made", "touched") values ($1, $2, $3) -- I32, I32, I32
        mysql, mariadb: insert into `bills` (`amount`, `made`, `touched`) values (?, ?, ?) -- I32, I32, I32
        mssql: insert into [bills] ([amount], [made], [touched]) values (@P1, @P2, @P3) -- I32, I32, I32
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new().name("n")), expect![[r#"
        sqlite: insert into "counters" ("name") values (?) -- Text
        postgres, cockroach: insert into "counters" ("name") values ($1) -- Text
        mysql, mariadb: insert into `counters` (`name`) values (?) -- Text
        mssql: insert into [counters] ([name]) values (@P1) -- Text
    "#]]);
    golden!(mssql; db => db.insert(versions).values(NewVersion::new().id(1)), expect![[r#"
        mssql: insert into [versions] ([id]) values (@P1) -- I32
    "#]]);
}

#[test]
fn what_may_be_given() {
    let all = || {
        let new = NewBill::new().amount(1).count(2).created(3).sum(4).made(5);
        complete(new.touched(6).note(7).noted(None))
    };
    golden!(db => db.insert(bills).values(all()), expect![[r#"
        sqlite: insert into "bills" ("amount", "count", "created", "sum", "made", "touched", "note", "noted") values (?, ?, ?, ?, ?, ?, ?, ?) -- I32, I32, I64, I32, I32, I32, I32, I32
        postgres, cockroach: insert into "bills" ("amount", "count", "created", "sum", "made", "touched", "note", "noted") values ($1, $2, $3, $4, $5, $6, $7, $8) -- I32, I32, I64, I32, I32, I32, I32, I32
        mysql, mariadb: insert into `bills` (`amount`, `count`, `created`, `sum`, `made`, `touched`, `note`, `noted`) values (?, ?, ?, ?, ?, ?, ?, ?) -- I32, I32, I64, I32, I32, I32, I32, I32
        mssql: insert into [bills] ([amount], [count], [created], [sum], [made], [touched], [note], [noted]) values (@P1, @P2, @P3, @P4, @P5, @P6, @P7, @P8) -- I32, I32, I64, I32, I32, I32, I32, I32
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new().name("n").id(9)), expect![[r#"
        sqlite: insert into "counters" ("id", "name") values (?, ?) -- I64, Text
        postgres, cockroach: insert into "counters" ("id", "name") values ($1, $2) -- I64, Text
        mysql, mariadb: insert into `counters` (`id`, `name`) values (?, ?) -- I64, Text
        mssql: set identity_insert [counters] on; insert into [counters] ([id], [name]) values (@P1, @P2); set identity_insert [counters] off -- I64, Text
    "#]]);
}

#[test]
fn what_may_be_changed() {
    let all = || BillChanges {
        amount: Some(1),
        count: Some(2),
        created: Some(3),
        sum: Some(4),
        made: Some(5),
        touched: Some(6),
        note: Some(None),
        noted: Some(Some(7)),
    };
    golden!(db => db.update(bills).changes(all()).filter(eq(bills::id, 1)), expect![[r#"
        sqlite: update "bills" set "amount" = ?, "count" = ?, "created" = ?, "sum" = ?, "made" = ?, "touched" = ?, "note" = ?, "noted" = ? where "bills"."id" = ? -- I32, I32, I64, I32, I32, I32, I32, I32, I64
        postgres, cockroach: update "bills" set "amount" = $1, "count" = $2, "created" = $3, "sum" = $4, "made" = $5, "touched" = $6, "note" = $7, "noted" = $8 where "bills"."id" = $9 -- I32, I32, I64, I32, I32, I32, I32, I32, I64
        mysql, mariadb: update `bills` set `amount` = ?, `count` = ?, `created` = ?, `sum` = ?, `made` = ?, `touched` = ?, `note` = ?, `noted` = ? where `bills`.`id` = ? -- I32, I32, I64, I32, I32, I32, I32, I32, I64
        mssql: update [bills] set [amount] = @P1, [count] = @P2, [created] = @P3, [sum] = @P4, [made] = @P5, [touched] = @P6, [note] = @P7, [noted] = @P8 where [bills].[id] = @P9 -- I32, I32, I64, I32, I32, I32, I32, I32, I64
    "#]]);
}
