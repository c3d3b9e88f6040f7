#[allow(unused_imports, reason = "not every dialect has the types")]
use crate::type_schema::*;

tests! {
    needs(tinyint) async fn bytes(db) {
        db.create_table(bytes_of_a_set).execute().await?;
        for (id, value) in (0..).zip([u8::MIN, 42, 127, 128, u8::MAX]) {
            let row = db.insert(bytes_of_a_set).values(NewByte::new().id(id).value(value).maybe(value)).returning(..).one().await?;
            assert_eq!(row, Byte { id, value, maybe: Some(value) });
            assert_eq!(db.select(bytes_of_a_set::id).from(bytes_of_a_set).filter(eq(bytes_of_a_set::value, value)).one().await?, id);
        }
        let row = db.insert(bytes_of_a_set).values(NewByte::new().id(9).maybe(None)).returning(..).one().await?;
        assert_eq!(row, Byte { id: 9, value: 7, maybe: None });
        let totals = db.select((sum(bytes_of_a_set::value), max(bytes_of_a_set::value), avg(bytes_of_a_set::maybe))).from(bytes_of_a_set).one().await?;
        assert_eq!(totals, (Some(559), Some(u8::MAX), Some(110.4)));
        let ordered = db.select(bytes_of_a_set::value).from(bytes_of_a_set).order_by(desc(bytes_of_a_set::value)).all().await?;
        assert_eq!(ordered, [255, 128, 127, 42, 7, 0]);
        // What does not fit is an error.
        assert!(db.select(bytes_of_a_set::value + 200u8).from(bytes_of_a_set).filter(eq(bytes_of_a_set::id, 4)).all().await.is_err());
    }

    needs(unsigned) async fn small_and_unsigned_integers(db) {
        db.create_table(small_integers).execute().await?;
        let new = NewSmallInteger::new;
        let row = |id, i1, u1, u2, u4| SmallInteger { id, i1: Some(i1), u1: Some(u1), u2: Some(u2), u4: Some(u4), parent: None };
        let rows = [row(1, i8::MIN, 0, 0, 0), row(2, i8::MAX, u8::MAX, u16::MAX, u32::MAX), row(3, -5, 200, 40_000, 3_000_000_000)];
        for row in &rows {
            let back = db.insert(small_integers).values(new().i1(row.i1).u1(row.u1).u2(row.u2).u4(row.u4)).returning(..).one().await?;
            assert_eq!(back, *row);
            let found = db.select(..).from(small_integers).filter((eq(small_integers::i1, row.i1.unwrap()), eq(small_integers::u2, row.u2.unwrap()), eq(small_integers::u4, row.u4.unwrap())));
            assert_eq!(found.one().await?, *row);
        }
        let defaults = db.insert(small_integers).values(new().parent(2)).returning(..).one().await?;
        assert_eq!(defaults, SmallInteger { id: 4, i1: Some(-8), u1: None, u2: None, u4: Some(u32::MAX), parent: Some(2) });
        let nothing = db.insert(small_integers).values(new().i1(None).u4(None)).returning(..).one().await?;
        assert_eq!((nothing.i1, nothing.u4), (None, None));
        // Integers of different widths and signs are compared by their numbers.
        let crossed = |filter: Filter<small_integers::small_integers>| db.select(small_integers::id).from(small_integers).filter(filter).order_by(small_integers::id).all();
        assert_eq!(crossed(lt(small_integers::i1, small_integers::u1).boxed()).await?, [1, 2, 3]);
        assert_eq!(crossed(gt(small_integers::u4, small_integers::u2).boxed()).await?, [2, 3]);
        let totals = db.select((sum(small_integers::u4), sum(small_integers::i1), avg(small_integers::u2), min(small_integers::i1))).from(small_integers).one().await?;
        let sums = (2 * i64::from(u32::MAX) + 3_000_000_000, -14);
        assert_eq!(totals, (Some(sums.0), Some(sums.1), Some((65_535.0 + 40_000.0) / 3.0), Some(i8::MIN)));
        assert_eq!(db.select(small_integers::u2 + 25_535u16).from(small_integers).filter(eq(small_integers::id, 3)).one().await?, Some(u16::MAX));
        // Below zero there is no such number.
        assert!(db.select(small_integers::u1 - 1u8).from(small_integers).filter(eq(small_integers::id, 1)).all().await.is_err());
        assert_eq!(db.select((val(u32::MAX), val(i8::MIN), val(u16::MAX))).one().await?, (u32::MAX, i8::MIN, u16::MAX));
        assert_eq!(db.select(small_integers::u1.cast::<i8>()).from(small_integers).filter(eq(small_integers::id, 1)).one().await?, Some(0));
    }

    needs(unsigned_64) async fn large_unsigned_integers(db) {
        db.create_table(large_integers).execute().await?;
        let new = NewLargeInteger::new;
        let numbers = [(1u64, 0u64, -8_388_608, 0), (2, u64::MAX, 8_388_607, 16_777_215), (3, (1 << 63) + 1, -1, 9_000_000), (4, 1 << 63, 0, 1), (5, i64::MAX as u64, 1, 2)];
        for (id, number, i3, u3) in numbers {
            let back = db.insert(large_integers).values(new().u8(number).i3(i3).u3(u3)).returning(..).one().await?;
            assert_eq!(back, LargeInteger { id, u8: Some(number), i3: Some(i3), u3: Some(u3), parent: None });
            assert_eq!(db.select(large_integers::id).from(large_integers).filter(eq(large_integers::u8, number)).one().await?, id);
        }
        let ordered = db.select(large_integers::u8).from(large_integers).order_by(large_integers::u8).all().await?;
        assert_eq!(ordered, [0, i64::MAX as u64, 1 << 63, (1 << 63) + 1, u64::MAX].map(Some));
        let child = db.insert(large_integers).values(new().parent(2u64)).returning(..).one().await?;
        assert_eq!((child.u8, child.parent), (Some(u64::MAX), Some(2)));
        assert_eq!(db.insert(large_integers).values(new().id(u64::MAX - 1).u8(None)).returning(large_integers::u8).one().await?, None);
        // The last number of all, given by the database itself.
        let last = db.insert(large_integers).values(new()).returning(large_integers::id).one().await;
        assert!(last.is_err() || last.is_ok_and(|id| id == u64::MAX));
        assert_eq!(db.select(max(large_integers::u8)).from(large_integers).one().await?, Some(u64::MAX));
        assert_eq!(db.select(sum(large_integers::u8)).from(large_integers).filter(lte(large_integers::id, 1)).one().await?, Some(0));
        // The sum of these is no 64-bit number; nor is this difference.
        assert!(db.select(sum(large_integers::u8)).from(large_integers).all().await.is_err());
        assert!(db.select(large_integers::u8 - 1u64).from(large_integers).filter(eq(large_integers::id, 1)).all().await.is_err());
        assert_eq!(db.select((large_integers::u8 - 1u64, val(u64::MAX))).from(large_integers).filter(eq(large_integers::id, 4)).one().await?, (Some((1 << 63) - 1), u64::MAX));
        assert_eq!(db.select(large_integers::u3.cast::<u64>()).from(large_integers).filter(eq(large_integers::id, 2)).one().await?, Some(16_777_215));
        assert!(db.select(large_integers::i3.cast::<u64>()).from(large_integers).filter(eq(large_integers::id, 1)).all().await.is_err());
        // What no signed integer holds is an error when it is cast to one, and no negative number.
        let signed = || large_integers::u8.cast::<i64>();
        assert_eq!(db.select(signed()).from(large_integers).filter(eq(large_integers::u8, i64::MAX as u64)).all().await?, [Some(i64::MAX)]);
        assert!(db.select(signed()).from(large_integers).filter(eq(large_integers::u8, u64::MAX)).all().await.is_err());
        assert_eq!(db.count(large_integers).filter(lt(signed(), 0i64)).one().await?, 0);
        // Beyond 24 bits the server refuses.
        for row in [new().i3(8_388_608), new().i3(-8_388_609), new().u3(16_777_216)] {
            assert!(db.insert(large_integers).values(row).execute().await.is_err());
        }
        assert!(db.select(sql!("cast({-1} as signed)" as u64)).all().await.is_err());
    }
}
