//! Keeping passwords out of messages.
use super::DriverError;
use drizzle_core::error::Error;

/// The password of a URL, which no message may show.
pub(crate) struct Secret(Vec<String>);

impl Secret {
    pub(crate) fn of(url: &str) -> Self {
        let mut secrets = Vec::new();
        // By hand: a URL that can't be parsed has a password, too.
        let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
        if let Some((user, _)) = authority.rsplit_once('@')
            && let Some((_, password)) = user.split_once(':')
        {
            secrets.push(password.to_owned());
        }
        let query = url.split_once('?').map_or("", |(_, query)| query);
        secrets.extend(
            query
                .split('&')
                .filter_map(|pair| pair.strip_prefix("password="))
                .map(str::to_owned),
        );
        Secret(secrets)
    }

    /// An error of connecting; `message` is what the driver tells of it.
    pub(crate) fn hide(
        &self,
        error: sqlx::Error,
        message: impl FnOnce(&sqlx::Error) -> String,
    ) -> Error {
        let mut message = message(&error);
        for secret in self.0.iter().filter(|secret| !secret.is_empty()) {
            message = message.replace(secret, "***");
        }
        DriverError::connection(message, error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hidden() {
        for url in [
            "postgres://me:s3cr3t@host/db",
            "mysql://me:s3cr3t@[bad/db",
            "postgres://host/db?user=me&password=s3cr3t",
            "me:s3cr3t@host",
        ] {
            let error = sqlx::Error::Configuration(format!("bad: {url}").into());
            let error = Secret::of(url).hide(error, ToString::to_string);
            assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
        }
    }
}
