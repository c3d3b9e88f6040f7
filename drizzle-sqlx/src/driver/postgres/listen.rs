//! Notifications: LISTEN and NOTIFY.
use super::error;
use crate::db::Db;
use drizzle_core::dialect::Postgres;
use drizzle_core::error::Error;
use drizzle_core::exec::Executor;
use futures_core::Stream;
use futures_util::stream;
use sqlx::postgres::PgListener;
use std::fmt;
use std::marker::PhantomData;

/// What a notification can carry: texts, integers, and with the feature `json` documents.
#[diagnostic::on_unimplemented(
    message = "a notification can't carry `{Self}`",
    label = "not a payload",
    note = "texts, integers and, with the feature `json`, `Json<T>` can be payloads"
)]
pub trait Payload: Sized + Send + 'static {
    /// The text that is sent.
    ///
    /// # Errors
    /// When the value has no text.
    fn to_text(&self) -> Result<String, Error>;
    /// The value of a text.
    ///
    /// # Errors
    /// When the text is none of a value.
    fn from_text(text: &str) -> Result<Self, Error>;
}

/// Without the payload, which is data.
fn misread(what: &str) -> Error {
    Error::Invalid(format!("the payload of a notification is no {what}"))
}

impl Payload for String {
    fn to_text(&self) -> Result<String, Error> {
        Ok(self.clone())
    }
    fn from_text(text: &str) -> Result<Self, Error> {
        Ok(text.to_owned())
    }
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Payload for $type {
            fn to_text(&self) -> Result<String, Error> {
                Ok(self.to_string())
            }
            fn from_text(text: &str) -> Result<Self, Error> {
                text.parse().map_err(|_| misread("integer"))
            }
        }
    )*};
}
integers! { i32 i64 }

#[cfg(feature = "json")]
impl<T> Payload for drizzle_core::types::Json<T>
where
    T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
{
    fn to_text(&self) -> Result<String, Error> {
        serde_json::to_string(&self.0)
            .map_err(|_| Error::Invalid("the payload of a notification has no JSON".into()))
    }
    fn from_text(text: &str) -> Result<Self, Error> {
        let value = serde_json::from_str(text).map_err(|_| misread("document of its type"))?;
        Ok(drizzle_core::types::Json(value))
    }
}

/// A notification.
#[derive(Clone, PartialEq, Eq)]
pub struct Notification<P> {
    /// The channel it was sent to.
    pub channel: String,
    /// What it carries.
    pub payload: P,
    /// The process of the server that sent it.
    pub process: u32,
}

/// Without the payload, which is data.
impl<P> fmt::Debug for Notification<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("channel", &self.channel)
            .field("process", &self.process)
            .finish_non_exhaustive()
    }
}

/// Notifications as they arrive, see [`Db::listen`].
pub struct Notifications<P> {
    inner: PgListener,
    payload: PhantomData<fn() -> P>,
}

impl<P> fmt::Debug for Notifications<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Notifications")
    }
}

impl<P: Payload> Notifications<P> {
    /// The next one, when it comes.
    ///
    /// # Errors
    /// [`Error::Connection`] when the connection was lost, and with it, maybe, notifications: the next call connects
    /// again, and listens to the same channels. [`Error::Invalid`] when a payload is none of the type; the ones after it
    /// are given all the same.
    pub async fn next(&mut self) -> Result<Notification<P>, Error> {
        match self.inner.try_recv().await.map_err(error::connection)? {
            Some(found) => Ok(Notification {
                payload: P::from_text(found.payload())?,
                channel: found.channel().to_owned(),
                process: found.process_id(),
            }),
            None => Err(Error::Connection(
                "the connection was lost, and notifications may be missing".into(),
            )),
        }
    }

    /// All of them, without an end.
    pub fn into_stream(self) -> impl Stream<Item = Result<Notification<P>, Error>> + Send {
        stream::unfold(self, |mut all| async move {
            let next = all.next().await;
            Some((next, all))
        })
    }

    /// Listens to one more channel.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn listen(&mut self, channel: &str) -> Result<(), Error> {
        self.inner.listen(channel).await.map_err(error::connection)
    }

    /// Listens to a channel no more.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn unlisten(&mut self, channel: &str) -> Result<(), Error> {
        self.inner
            .unlisten(channel)
            .await
            .map_err(error::connection)
    }
}

impl Db<Postgres> {
    /// Listens to channels: what is sent to them from now on arrives, once the transaction that sent it is committed. It
    /// takes a connection of the pool for as long as it lives. Names of channels are quoted; PostgreSQL alone has them,
    /// CockroachDB has no LISTEN.
    ///
    /// ```
    /// # async fn example(db: drizzle::Db<drizzle::dialect::Postgres>) -> Result<(), drizzle::Error> {
    /// use drizzle::driver::postgres::notify;
    /// let mut orders = db.listen::<i64>(["orders"]).await?;
    /// notify(&db, "orders", &7i64).await?;
    /// assert_eq!(orders.next().await?.payload, 7);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn listen<P: Payload>(
        &self,
        channels: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<Notifications<P>, Error> {
        let mut inner = PgListener::connect_with(self.pool())
            .await
            .map_err(error::connection)?;
        let channels: Vec<_> = channels.into_iter().collect();
        inner
            .listen_all(channels.iter().map(AsRef::as_ref))
            .await
            .map_err(error::connection)?;
        Ok(Notifications {
            inner,
            payload: PhantomData,
        })
    }
}

/// Sends a notification to a channel; on a transaction, when it is committed.
///
/// # Errors
/// When the payload has no text, or is longer than the server takes: less than 8,000 bytes.
pub async fn notify<P: Payload>(
    on: &impl Executor<Postgres>,
    channel: &str,
    payload: &P,
) -> Result<(), Error> {
    let (channel, payload) = (channel.to_owned(), payload.to_text()?);
    on.execute(drizzle::sql!("select pg_notify({channel}, {payload})"))
        .await
        .map(drop)
}
