//! Transactions and savepoints.
use super::*;
use crate::{Tx, TxConfig};

#[test]
fn a_transaction_is_committed_or_not() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        table(&db, "tx", "n int unique").await;
        let add = async |on: &Tx<'_, MySql>, n: i32| {
            execute(on, &format!("insert into tx values ({n})")).await
        };
        let eleven = db
            .transaction(async |tx| {
                add(tx, 1).await?;
                assert!(
                    numbers(&db, "tx").await.is_empty(),
                    "nobody else sees it yet"
                );
                Ok(11)
            })
            .await;
        assert_eq!(eleven.unwrap(), 11);
        let other = db.transaction(async |tx| {
            add(tx, 2).await?;
            Err::<(), _>(Error::other("no"))
        });
        assert!(matches!(other.await, Err(Error::Other(_))));
        let rollback = db
            .transaction(async |tx| {
                add(tx, 2).await?;
                if add(tx, 3).await? == 1 {
                    tx.rollback()?;
                }
                Ok(())
            })
            .await;
        assert!(matches!(rollback, Err(Error::Rollback)));
        // A statement that failed undoes itself alone.
        db.transaction(async |tx| {
            add(tx, 4).await?;
            assert!(matches!(add(tx, 1).await, Err(Error::Unique(_))));
            Ok(())
        })
        .await
        .unwrap();
        #[derive(Debug)]
        enum Own {
            Database,
            Mine(u8),
        }
        impl From<Error> for Own {
            fn from(_: Error) -> Self {
                Own::Database
            }
        }
        let own = db
            .try_transaction::<(), Own>(async |tx| {
                add(tx, 5).await?;
                Err(Own::Mine(7))
            })
            .await;
        assert!(matches!(own, Err(Own::Mine(7))));
        let own = db
            .try_transaction::<(), Own>(async |tx| {
                Ok(add(tx, 5).await.and_then(|_| tx.rollback()).map(drop)?)
            })
            .await;
        assert!(matches!(own, Err(Own::Database)));
        assert_eq!(numbers(&db, "tx").await, ["1", "4"]);
    });
}

/// Whether what a repeatable read does not see is seen, and a write is allowed.
async fn seen(db: &Db<MySql>, config: TxConfig<MySql>) -> (bool, bool) {
    db.transaction_with(config, async |tx| {
        let count = async || {
            let rows = sql("select n from levels", vec![]);
            rows_len(tx, rows).await
        };
        let before = count().await;
        execute(db, "insert into levels values (1)").await?;
        let seen = count().await > before;
        let written = execute(tx, "insert into levels values (2)").await.is_ok();
        Ok((seen, written))
    })
    .await
    .unwrap()
}
async fn rows_len(on: &dyn Executor<MySql>, statement: Sql) -> usize {
    rows(on, statement, 1).await.unwrap().len()
}

/// The snapshot is that of the beginning, not of the first read; and the next transaction is as ever.
#[test]
fn consistent_snapshots() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        table(&db, "moments", "n int").await;
        let seen = async |config: TxConfig<MySql>| {
            let tx = db.begin_with(config).await.unwrap();
            execute(&db, "insert into moments values (1)")
                .await
                .unwrap();
            let count = rows_len(&tx, sql("select n from moments", vec![])).await;
            let written = execute(&tx, "insert into moments values (2)").await.is_ok();
            tx.rollback().await.unwrap();
            (count, written)
        };
        assert_eq!(seen(TxConfig::default()).await, (1, true));
        assert_eq!(seen(TxConfig::consistent_snapshot()).await, (1, true));
        assert_eq!(
            seen(TxConfig::consistent_snapshot().read_only()).await,
            (2, false)
        );
        assert_eq!(seen(TxConfig::default()).await, (4, true));
    });
}

#[test]
fn configured_transactions() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        table(&db, "levels", "n int").await;
        assert_eq!(seen(&db, TxConfig::read_committed()).await, (true, true));
        assert_eq!(seen(&db, TxConfig::default()).await, (false, true));
        assert_eq!(
            seen(&db, TxConfig::repeatable_read().read_only()).await,
            (false, false)
        );
        assert_eq!(
            seen(&db, TxConfig::read_committed().read_only()).await,
            (true, false)
        );
        assert_eq!(seen(&db, TxConfig::default()).await, (false, true));
        // Serializable reads take locks, which others wait for.
        let waited = db
            .transaction_with(TxConfig::serializable(), async |tx| {
                rows(tx, sql("select n from levels", vec![]), 1).await?;
                let other = db.transaction(async |other| {
                    execute(other, "set innodb_lock_wait_timeout = 1").await?;
                    let write = execute(other, "update levels set n = 3").await;
                    execute(other, "set innodb_lock_wait_timeout = 50").await?;
                    write
                });
                Ok(other.await)
            })
            .await
            .unwrap();
        assert!(
            matches!(&waited, Err(Error::Locked(e)) if e.code.as_deref() == Some("1205")),
            "{waited:?}"
        );
    });
}

#[test]
fn a_begin_that_is_cut_off_leaves_nothing_to_the_next() {
    on_server_with(one_connection(), async |db| {
        table(&db, "levels", "n int").await;
        for round in 0..150u64 {
            let cut = Duration::from_micros(round * 13 % 700);
            let config = TxConfig::read_committed().read_only();
            let begun = db.transaction_with(config, async |_tx| Ok(()));
            _ = tokio::time::timeout(cut, begun).await;
            let written = db.transaction(async |tx| {
                execute(tx, &format!("insert into levels values ({round})")).await
            });
            assert_eq!(soon(written).await.unwrap(), 1);
        }
        assert_eq!(numbers(&db, "levels").await.len(), 150);
    });
}

#[test]
fn savepoints() {
    on_server(async |db| {
        table(&db, "nested", "n int unique").await;
        let add = async |on: &Tx<'_, MySql>, n: i32| {
            execute(on, &format!("insert into nested values ({n})")).await
        };
        db.transaction(async |tx| {
            add(tx, 1).await?;
            tx.transaction(async |nested| {
                add(nested, 2).await?;
                let inner = nested
                    .transaction(async |deep| {
                        add(deep, 3).await?;
                        deep.rollback()?;
                        Ok(())
                    })
                    .await;
                assert!(matches!(inner, Err(Error::Rollback)));
                add(nested, 4).await
            })
            .await?;
            let inner = tx.transaction(async |nested| {
                add(nested, 5).await?;
                add(nested, 1).await
            });
            assert!(matches!(inner.await, Err(Error::Unique(_))));
            // Dropped between its statements.
            let dropped = tx.transaction(async |nested| {
                add(nested, 6).await?;
                nested.transaction(async |deep| add(deep, 7).await).await?;
                std::future::pending::<()>().await;
                Ok(())
            });
            cut_off(100, dropped).await;
            add(tx, 8).await?;
            // Dropped in the middle of a statement, which then fails.
            let dropped = tx.transaction(async |nested| {
                add(nested, 9).await?;
                execute(nested, "insert into nested select 1 + sleep(0.3)").await
            });
            cut_off(100, dropped).await;
            tx.transaction(async |nested| add(nested, 10).await).await?;
            // Dropped, and nothing follows.
            let dropped = tx.transaction(async |nested| {
                add(nested, 11).await?;
                std::future::pending::<Result<(), Error>>().await
            });
            cut_off(100, dropped).await;
            Ok(())
        })
        .await
        .unwrap();
        assert_eq!(numbers(&db, "nested").await, ["1", "2", "4", "8", "10"]);
    });
}

#[test]
fn definitions_end_a_nested_transaction() {
    on_server_with(one_connection(), async |db| {
        table(&db, "defined", "n int").await;
        let ended = db
            .transaction(async |tx| {
                execute(tx, "insert into defined values (1)").await?;
                tx.transaction(async |nested| execute(nested, "create table other (n int)").await)
                    .await
            })
            .await;
        assert!(
            matches!(&ended, Err(Error::Invalid(why)) if why.contains("has ended before its end")),
            "{ended:?}"
        );
        assert_eq!(numbers(&db, "defined").await, ["1"]);
        // Going back is refused alike, also for what follows.
        let ended = db
            .transaction(async |tx| {
                let inner = tx.transaction(async |nested| {
                    execute(nested, "drop table other").await?;
                    nested.rollback()?;
                    Ok(())
                });
                assert!(matches!(inner.await, Err(Error::Rollback)));
                execute(tx, "insert into defined values (2)").await
            })
            .await;
        assert!(matches!(ended, Err(Error::Invalid(_))), "{ended:?}");
        assert_eq!(numbers(&db, "defined").await, ["1"]);
        db.transaction(async |tx| execute(tx, "insert into defined values (3)").await)
            .await
            .unwrap();
        assert_eq!(numbers(&db, "defined").await, ["1", "3"]);
    });
}

#[test]
fn a_deadlock_undoes_the_transaction() {
    on_server_with(MySqlOptions::new().max_connections(3), async |db| {
        table(&db, "locks", "id int primary key, n int").await;
        execute(&db, "insert into locks values (1, 0), (2, 0)")
            .await
            .unwrap();
        let (first, second) = (tokio::sync::Barrier::new(2), tokio::sync::Barrier::new(2));
        // Each locks one row, then wants the other's; a swallowed error must not let the rest run alone.
        let side = async |mine: i32, theirs: i32| {
            db.transaction(async |tx| {
                let add = |id: i32| {
                    sql(
                        "update locks set n = n + 1 where id = ?",
                        vec![Value::I32(id)],
                    )
                };
                work(tx, vec![add(mine)]).await?;
                first.wait().await;
                let other = work(tx, vec![add(theirs)]).await.map(drop);
                second.wait().await;
                match other {
                    Ok(()) => Ok(None),
                    Err(deadlock) => {
                        assert!(matches!(
                            work(tx, vec![add(mine)]).await,
                            Err(Error::Invalid(_))
                        ));
                        Ok(Some(deadlock))
                    }
                }
            })
            .await
        };
        let (a, b) = soon(futures_util::future::join(side(1, 2), side(2, 1))).await;
        let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
        assert!(matches!(won, Ok(None)), "{won:?}");
        // The commit after the swallowed error fails.
        assert!(matches!(lost, Err(Error::Invalid(_))), "{lost:?}");
        let sums = rows(&db, sql("select n from locks", vec![]), 1)
            .await
            .unwrap();
        assert_eq!(sums, [["I64(1)"], ["I64(1)"]]);
    });
}

#[test]
fn a_lost_snapshot_undoes_the_transaction() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        let variable = "show variables like 'innodb_snapshot_isolation'";
        let kept = rows(&db, sql(variable, vec![]), 2).await.unwrap();
        // MariaDB 11.8 refuses to change a row that another has changed since, by ending the transaction.
        let strict = kept.first().is_some_and(|row| row[1] == "Text(\"ON\")");
        table(&db, "snapshots", "n int primary key, m int").await;
        execute(&db, "insert into snapshots values (1, 0)")
            .await
            .unwrap();
        let done = db
            .transaction_with(TxConfig::repeatable_read(), async |tx| {
                execute(tx, "insert into snapshots values (2, 0)").await?;
                numbers(tx, "snapshots").await;
                execute(&db, "update snapshots set m = 5 where n = 1").await?;
                let changed = execute(tx, "update snapshots set m = m + 1 where n = 1").await;
                assert_eq!(changed.is_err(), strict, "{changed:?}");
                let more = execute(tx, "insert into snapshots values (3, 0)").await;
                assert_eq!(matches!(more, Err(Error::Invalid(_))), strict, "{more:?}");
                Ok(())
            })
            .await;
        assert_eq!(matches!(done, Err(Error::Invalid(_))), strict, "{done:?}");
        let expected: &[&str] = if strict { &["1"] } else { &["1", "2", "3"] };
        assert_eq!(numbers(&db, "snapshots").await, expected);
    });
}

#[test]
fn a_timeout_undoes_its_statement_alone() {
    on_server_with(MySqlOptions::new().max_connections(2), async |db| {
        table(&db, "waits", "n int primary key").await;
        table(&db, "others", "n int primary key").await;
        execute(&db, "insert into waits values (1)").await.unwrap();
        db.transaction(async |tx| {
            execute(tx, "update waits set n = 2").await?;
            let other = db.transaction(async |other| {
                execute(other, "set innodb_lock_wait_timeout = 1").await?;
                execute(other, "insert into others values (7)").await?;
                let waited = execute(other, "delete from waits where n = 1").await;
                assert!(
                    matches!(&waited, Err(Error::Locked(e)) if e.code.as_deref() == Some("1205")),
                    "{waited:?}"
                );
                execute(other, "insert into others values (8)").await
            });
            other.await
        })
        .await
        .unwrap();
        assert_eq!(numbers(&db, "waits").await, ["2"]);
        assert_eq!(numbers(&db, "others").await, ["7", "8"]);
    });
}

#[test]
fn what_is_dropped_is_rolled_back() {
    on_server_with(one_connection(), async |db| {
        table(&db, "dropped", "n int").await;
        let wait = async |db: &Db<MySql>, last: &str| {
            db.transaction(async |tx| {
                execute(tx, "insert into dropped values (1)").await?;
                execute(tx, last).await?;
                std::future::pending::<Result<(), Error>>().await
            })
            .await
        };
        // Idle, and in the middle of a statement.
        for last in ["select 1", "select sleep(1)"] {
            cut_off(150, wait(&db, last)).await;
            assert!(soon(numbers(&db, "dropped")).await.is_empty());
            // Its locks are gone as soon as the server notices.
            soon(execute(&db, "truncate table dropped")).await.unwrap();
        }
        // Also by a panic.
        let other = db.clone();
        let panicked = tokio::spawn(async move {
            other
                .transaction(async |tx| {
                    execute(tx, "insert into dropped values (2)").await?;
                    if numbers(tx, "dropped").await.len() == 1 {
                        panic!("on purpose");
                    }
                    Ok(())
                })
                .await
        });
        assert!(panicked.await.is_err());
        assert!(soon(numbers(&db, "dropped")).await.is_empty());
        // A statement outside of a transaction, and several.
        cut_off(100, execute(&db, "select sleep(1)")).await;
        let several =
            ["insert into dropped values (3)", "select sleep(1)"].map(|text| sql(text, vec![]));
        cut_off(100, work(&db, several.into())).await;
        assert!(soon(numbers(&db, "dropped")).await.is_empty());
    });
}

#[test]
fn several_statements_take_effect_together() {
    on_server(async |db| {
        table(&db, "many", "n int unique").await;
        let insert = |numbers: [i32; 3]| {
            numbers
                .map(|n| sql("insert into many values (?)", vec![Value::I32(n)]))
                .to_vec()
        };
        assert_eq!(work(&db, insert([1, 2, 3])).await.unwrap().affected, 3);
        assert!(matches!(
            work(&db, insert([4, 5, 1])).await,
            Err(Error::Unique(_))
        ));
        assert_eq!(numbers(&db, "many").await, ["1", "2", "3"]);
        db.transaction(async |tx| {
            assert!(work(tx, insert([6, 7, 1])).await.is_err());
            work(tx, insert([8, 9, 10])).await
        })
        .await
        .unwrap();
        assert_eq!(numbers(&db, "many").await, ["1", "2", "3", "8", "9", "10"]);
        assert_eq!(work(&db, vec![]).await.unwrap().affected, 0);
    });
}

#[test]
fn one_statement_at_a_time() {
    on_server(async |db| {
        db.transaction(async |tx| {
            let (a, b) = futures_util::future::join(
                one(tx, "select 1 + sleep(0.1)", vec![]),
                one(tx, "select 2", vec![]),
            )
            .await;
            assert_eq!((a?, b?), ("I64(1)".into(), "I64(2)".into()));
            // What would wait for itself is refused.
            let nested = tx
                .transaction(async |_nested| execute(tx, "select 1").await)
                .await;
            assert!(matches!(nested, Err(Error::Invalid(_))));
            let mut sink = Texts::new(1);
            let mut cursor = tx.open(sql(&series(3), vec![])).await?;
            assert!(cursor.next(&mut sink).await?);
            assert!(matches!(
                execute(tx, "select 1").await,
                Err(Error::Invalid(_))
            ));
            while cursor.next(&mut sink).await? {}
            assert_eq!(sink.rows.len(), 1000);
            drop(cursor);
            let mut cursor = tx.open(sql(&series(5), vec![])).await?;
            assert!(cursor.next(&mut sink).await?);
            drop(cursor);
            assert_eq!(one(tx, "select 3", vec![]).await?, "I64(3)");
            Ok(())
        })
        .await
        .unwrap();
    });
}

#[test]
fn transactions_can_be_spawned() {
    async fn helper(on: &impl Executor<MySql>, names: &[String]) -> Result<usize, Error> {
        one(on, "select 1", vec![]).await?;
        Ok(names.len())
    }
    on_server(async |db| {
        let names = vec!["a".to_owned(), "b".to_owned()];
        let spawned = tokio::spawn(async move {
            db.transaction(async |tx| {
                let first = helper(tx, &names).await?;
                let second = tx
                    .transaction(async |nested| helper(nested, &names).await)
                    .await?;
                Ok(first + second)
            })
            .await
        });
        assert_eq!(spawned.await.unwrap().unwrap(), 4);
    });
}

/// A program that gives up at any moment leaves nothing half done, and no connection that is unfit.
#[test]
fn whatever_is_dropped_leaves_the_database_whole() {
    on_server_with(MySqlOptions::new().max_connections(3), async |db| {
        table(
            &db,
            "accounts",
            "id int primary key, balance bigint not null",
        )
        .await;
        execute(
            &db,
            "insert into accounts values (1, 100), (2, 100), (3, 100), (4, 100)",
        )
        .await
        .unwrap();
        let add = |amount: i64, id: i32| {
            sql(
                "update accounts set balance = balance + ? where id = ?",
                vec![Value::I64(amount), Value::I32(id)],
            )
        };
        for round in 0..300u64 {
            let transfer = db.transaction(async |tx| {
                let lock = sql("select id from accounts order by id for update", vec![]);
                rows(tx, lock, 1).await?;
                work(tx, vec![add(-1, 1)]).await?;
                let inner = tx.transaction(async |nested| {
                    work(nested, vec![add(-1, 2)]).await?;
                    work(nested, vec![add(1, 3)]).await?;
                    nested
                        .transaction(async |deep| work(deep, vec![add(1, 3), add(-1, 3)]).await)
                        .await?;
                    if round % 3 == 0 {
                        execute(nested, "select * from nowhere").await?;
                    }
                    Ok(())
                });
                // Gives up on the nested one, too.
                _ = tokio::time::timeout(Duration::from_micros(round * 7 % 2_500), inner).await;
                work(tx, vec![add(1, 4)]).await?;
                let mut sink = Texts::new(1);
                tx.open(sql(&series(3), vec![]))
                    .await?
                    .next(&mut sink)
                    .await?;
                work(tx, vec![add(1, 1), add(-1, 4)]).await?;
                work(tx, vec![add(-1, 1), add(1, 4)]).await
            });
            let cut = Duration::from_micros(round * 131 % 9_000);
            if let Ok(result) = tokio::time::timeout(cut, transfer).await {
                result.unwrap();
            }
            if round % 20 == 0 {
                let sum = one(&db, "select sum(balance) from accounts", vec![]);
                assert_eq!(soon(sum).await.unwrap(), "Decimal(\"400\")");
                let pair = one(
                    &db,
                    "select sum(balance) from accounts where id in (1, 4)",
                    vec![],
                );
                assert_eq!(soon(pair).await.unwrap(), "Decimal(\"200\")");
            }
        }
    });
}
