//! The password of a URL, which no message may show.

/// What has to be cut out of messages.
pub(crate) struct Secret(Vec<String>);

impl Secret {
    /// The passwords in a URL, as they are written there.
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

    /// Hides another spelling, too.
    #[allow(dead_code, reason = "each driver is a feature")]
    pub(crate) fn and(mut self, password: &str) -> Self {
        self.0.push(password.to_owned());
        self
    }

    /// The message without the passwords.
    pub(crate) fn redact(&self, mut message: String) -> String {
        for secret in self.0.iter().filter(|secret| !secret.is_empty()) {
            message = message.replace(secret, "***");
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hidden() {
        for url in [
            "postgres://me:s3cr3t@host/db",
            "postgres://me:s3cr3t@[bad/db",
            "postgres://host/db?user=me&password=s3cr3t",
            "me:s3cr3t@host",
        ] {
            let message = Secret::of(url).redact(format!("bad: {url}"));
            assert!(!message.contains("s3cr3t"), "{message}");
        }
        let message = Secret::of("mssql://me:a%40b@host").and("a@b");
        assert_eq!(message.redact("a@b, a%40b".into()), "***, ***");
    }
}
