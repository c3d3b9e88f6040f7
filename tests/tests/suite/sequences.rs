// Sequences: each number once, and as a column's default.

sequence! {
    #[sequence(postgres, mysql, cockroach, mssql, start = 1000, increment = 10)]
    pub order_numbers: i32;

    #[sequence(postgres, mssql, increment = -2, min = -3, max = 3, cache = 1, cycle)]
    pub around: i64;
}

#[table(postgres, mysql, cockroach, mssql, name = "orders")]
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    #[column(primary_key, default = next_value(order_numbers))]
    pub number: i32,
    pub item: String,
}

tests! {
    needs(sequences) async fn as_a_default(db) {
        db.create_schema_objects(schema![orders]).execute().await?;
        for item in ["tea", "cup"] {
            db.insert(orders).values(NewOrder::new().item(item)).execute().await?;
        }
        db.insert(orders).values(NewOrder::new().number(next_value(order_numbers) + 1).item("spoon")).execute().await?;
        let numbers: Vec<i32> = db.select(orders::number).from(orders).order_by(orders::number).all().await?;
        assert_eq!(numbers, [1000, 1010, 1021]);
        assert_eq!(db.select(next_value(order_numbers)).one().await?, 1030);
        db.create_schema_objects(schema![order_numbers, orders]).if_not_exists().execute().await?;
        assert_eq!(db.select(next_value(order_numbers)).one().await?, 1040);
        db.drop_schema_objects(schema![orders]).execute().await?;
        db.drop_schema_objects(schema![orders]).if_exists().execute().await?;
        assert!(db.select(next_value(order_numbers)).one().await.is_err());
    }

    needs(cycles) async fn around_and_around(db) {
        db.create_schema_objects(schema![around]).execute().await?;
        let mut numbers: Vec<i64> = Vec::new();
        for _ in 0..5 {
            numbers.push(db.select(next_value(around)).one().await?);
        }
        assert_eq!(numbers, [3, 1, -1, -3, 3]);
    }

    needs(current_values) async fn the_last_number_of_the_session(db) {
        db.create_schema_objects(schema![order_numbers]).execute().await?;
        let numbers = db.transaction(async |tx| {
            let next: i32 = tx.select(next_value(order_numbers)).one().await?;
            let last: i32 = tx.select(current_value(order_numbers)).one().await?;
            Ok((next, last))
        }).await?;
        assert_eq!(numbers, (1000, 1000));
    }
}
