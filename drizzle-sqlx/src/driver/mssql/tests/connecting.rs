//! Getting in, and not.
use super::peer::Peer;
use super::peer::answer::{Answer, End, int, text};
use super::peer::request::{Call, Request, utf16};
use super::peer::tls::Tls;
use super::{error, one, peer, peer_with, rows, sql};
use crate::Db;
use crate::driver::mssql::{DriverError, Encryption, MssqlOptions};
use drizzle_core::dialect::Mssql;
use drizzle_core::error::Error;
use drizzle_core::value::Value;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(200);

fn driver_error(error: &Error) -> &DriverError {
    let source = std::error::Error::source(error).unwrap();
    source.downcast_ref().unwrap()
}

#[tokio::test]
async fn logs_in() {
    let (peer, db) = peer(|_| Some(Answer::only(&[int(7)]))).await;
    assert_eq!(one(&db, "select 7").await.unwrap(), "I64(7)");
    let login = peer.logins().remove(0);
    let text = |at: usize| {
        let field = |at: usize| usize::from(u16::from_le_bytes([login[at], login[at + 1]]));
        let start = field(at);
        &login[start..start + field(at + 2) * 2]
    };
    assert_eq!(utf16(text(40)), "sa");
    let password: Vec<u8> = text(44).iter().map(|b| (b ^ 0xA5).rotate_left(4)).collect();
    assert_eq!(utf16(&password), "s3cr3t");
    assert_eq!(utf16(text(48)), "drizzle");
    assert_eq!(utf16(text(68)), "shop");
    db.close().await;
    peer.until(|c| c.closed == 1).await;
    let refused = error(one(&db, "select 7").await);
    assert!(refused.to_string().contains("closed"), "{refused}");
}

#[tokio::test]
async fn a_refusal_has_its_number_and_no_password() {
    let peer = Peer::start(|_| None).await;
    let message = "Login failed for user 'sa' with s3cr3t.";
    peer.answer_login(Answer::default().error(18456, 14, message).done(None));
    let error = error(Db::<Mssql>::connect(&peer.url()).await);
    assert!(matches!(error, Error::Connection(_)), "{error}");
    assert!(
        error.to_string().contains("Login failed for user 'sa'"),
        "{error}"
    );
    assert_eq!(driver_error(&error).number(), Some(18456));
    assert_eq!(driver_error(&error).class(), 14);
    assert_eq!(driver_error(&error).line(), 3);
}

#[tokio::test]
async fn others_are_no_server() {
    for bytes in [
        &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..],
        &[0; 64],
        &[0xFF; 64],
        &[4, 1, 0, 8, 0, 0, 0, 0],
    ] {
        let peer = Peer::start(|_| None).await;
        peer.greet(bytes);
        let options = MssqlOptions::new().connect_timeout(SHORT);
        let error = error(Db::<Mssql>::connect_with(&peer.url(), options).await);
        assert!(matches!(error, Error::Connection(_)), "{error}");
    }
}

#[tokio::test]
async fn a_silent_server_is_given_up() {
    let peer = Peer::start(|_| None).await;
    peer.answer_login(Answer::default().ending(End::Stalled));
    let options = MssqlOptions::new().connect_timeout(SHORT);
    let error = error(Db::<Mssql>::connect_with(&peer.url(), options).await);
    assert!(error.to_string().contains("200ms"), "{error}");
    peer.until(|c| c.closed == 1).await;
}

#[tokio::test]
async fn nobody_there() {
    let port = Peer::start(|_| None).await.port();
    // Another one's port, so that nobody else takes it, with an address nobody listens at.
    let url = format!("mssql://sa:s3cr3t@127.0.0.2:{port}");
    let error = error(Db::<Mssql>::connect(&url).await);
    assert!(matches!(error, Error::Connection(_)), "{error}");
    let wrong = error_of("mssql://sa:s3cr3t@host:port").await;
    assert!(wrong.to_string().contains("port"), "{wrong}");
}
async fn error_of(url: &str) -> Error {
    error(Db::<Mssql>::connect(url).await)
}

#[tokio::test]
async fn encryption_is_not_given_up() {
    let peer = Peer::start(|_| None).await;
    for url in [
        peer.url().replace("?encrypt=off", ""),
        peer.url().replace("=off", "=true"),
    ] {
        let error = error_of(&url).await;
        assert!(matches!(error, Error::Connection(_)), "{error}");
    }
    let options = MssqlOptions::new().encryption(Encryption::Required);
    let refused = error(Db::<Mssql>::connect_with(&peer.url(), options).await);
    assert!(matches!(refused, Error::Connection(_)), "{refused}");
    assert_eq!(peer.logins().len(), 0, "no password was sent");
}

#[tokio::test]
async fn tls_in_each_of_its_forms() {
    for (strict, encrypt) in [(true, "strict"), (false, "required"), (false, "true")] {
        let script = |request: &Request| {
            let long = matches!(request.call, Call::Execute(..));
            Some(Answer::only(&[text(&"ü".repeat(if long {
                50_000
            } else {
                1
            }))]))
        };
        let peer = Peer::start(script).await;
        peer.encrypt(Tls::new(strict));
        let url = peer.url().replace("=off", &format!("={encrypt}"));
        // Nobody signed the certificate.
        let refused = error_of(&url).await;
        assert!(matches!(refused, Error::Connection(_)), "{refused}");
        assert_eq!(peer.logins().len(), 0, "no password was sent");
        let url = url + "&trust_server_certificate=true";
        let db = Db::<Mssql>::connect(&url).await;
        let db = db.unwrap_or_else(|e| panic!("{encrypt}: {e}"));
        assert_eq!(peer.logins().len(), 1);
        let sent = Value::Text("ß".repeat(50_000).into());
        let found = rows(&db, sql("select @P1", vec![sent])).await.unwrap();
        assert_eq!(found, [[format!("Text({:?})", "ü".repeat(50_000))]]);
        assert_eq!(one(&db, "select").await.unwrap(), "Text(\"ü\")");
        let asked = peer.asked().remove(0).call;
        assert!(matches!(asked, Call::Execute(_, _, values) if values == ["ß".repeat(50_000)]));
    }
}

#[tokio::test]
async fn routing_is_followed_once() {
    let (first, second) = (Peer::start(|_| None).await, Peer::start(|_| None).await);
    first.answer_login(Answer::routed("127.0.0.1", second.port()));
    let db = Db::<Mssql>::connect(&first.url()).await.unwrap();
    assert_eq!((first.logins().len(), second.logins().len()), (1, 1));
    db.close().await;
    second.answer_login(Answer::routed("127.0.0.1", first.port()));
    let error = error_of(&first.url()).await;
    assert!(matches!(error, Error::Connection(_)), "{error}");
    assert_eq!((first.logins().len(), second.logins().len()), (2, 2));
}

#[tokio::test]
async fn the_pool_has_a_bound() {
    let options = MssqlOptions::new()
        .max_connections(3)
        .acquire_timeout(Duration::from_secs(60));
    let (peer, db) = peer_with(options, |_| Some(Answer::only(&[int(1)]))).await;
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { one(&db, "select 1").await })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap().unwrap(), "I64(1)");
    }
    let connections = peer.connections();
    assert!(connections.most <= 3, "{connections:?}");
    assert_eq!(connections.closed, 0);
    assert_eq!(connections.asked, 50);
}

#[tokio::test]
async fn waiting_for_a_connection_has_an_end() {
    let options = MssqlOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_secs(1));
    let (_peer, db) = peer_with(options, |_| None).await;
    let waited = db
        .transaction(async |_| Ok(error(one(&db, "select 1").await)))
        .await
        .unwrap();
    assert!(waited.to_string().contains("free within 1s"), "{waited}");
}
