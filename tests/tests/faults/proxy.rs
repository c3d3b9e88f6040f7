//! A proxy between a pool and its server, which does what networks do.
use crate::site::Faulty;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What happens to the bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fault {
    /// They pass.
    #[default]
    None,
    /// The connection is cut when these words come from the client, before the server sees them.
    Before(&'static [u8]),
    /// The server sees the words, and the connection is cut before its answer comes back.
    After(&'static [u8]),
    /// The server's answers of each connection are cut off after so many bytes.
    Truncated(usize),
    /// Nothing comes back, and nobody says so.
    Silent,
}

#[derive(Debug, Default)]
struct State {
    fault: Fault,
    /// How often it struck.
    struck: usize,
}

/// The proxy; it ends with its runtime.
pub struct Proxy {
    state: Arc<Mutex<State>>,
    url: String,
}

impl Proxy {
    /// Stands before the server of this URL.
    pub async fn before(url: &str) -> Self {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (place, path) = rest.split_once('/').expect("a URL with a database");
        let (user, server) = match place.rsplit_once('@') {
            Some((user, server)) => (format!("{user}@"), server.to_owned()),
            None => (String::new(), place.to_owned()),
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (server, state) = (server.clone(), shared.clone());
                tokio::spawn(async move {
                    if let Ok(server) = TcpStream::connect(&server).await {
                        pass(client, server, &state).await;
                    }
                });
            }
        });
        Proxy {
            state,
            url: format!("{scheme}://{user}127.0.0.1:{port}/{path}"),
        }
    }

    /// Where it listens.
    pub fn url<D: Faulty>(&self) -> String {
        format!("{}{}", self.url, D::PLAIN)
    }

    /// From now on, this happens.
    pub fn set(&self, fault: Fault) {
        self.state.lock().expect("nobody panicked").fault = fault;
    }

    /// How often it happened.
    pub fn struck(&self) -> usize {
        self.state.lock().expect("nobody panicked").struck
    }
}

fn fault(state: &Mutex<State>) -> Fault {
    state.lock().expect("nobody panicked").fault
}

fn strike(state: &Mutex<State>) {
    state.lock().expect("nobody panicked").struck += 1;
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// Carries bytes both ways until one side ends, or a fault ends both.
async fn pass(mut client: TcpStream, mut server: TcpStream, state: &Mutex<State>) {
    _ = (client.set_nodelay(true), server.set_nodelay(true));
    let (mut sent, mut answer) = (vec![0; 16 * 1024], vec![0; 16 * 1024]);
    let mut answered = 0;
    loop {
        tokio::select! {
            read = client.read(&mut sent) => {
                let Ok(length @ 1..) = read else { return };
                let bytes = &sent[..length];
                match fault(state) {
                    Fault::Before(words) if holds(bytes, words) => return strike(state),
                    Fault::After(words) if holds(bytes, words) => {
                        strike(state);
                        _ = server.write_all(bytes).await;
                        // Its answer means that it has done it; the answer goes nowhere.
                        _ = server.read(&mut answer).await;
                        return;
                    }
                    _ => {}
                }
                if server.write_all(bytes).await.is_err() {
                    return;
                }
            }
            read = server.read(&mut answer) => {
                let Ok(length @ 1..) = read else { return };
                let mut bytes = &answer[..length];
                match fault(state) {
                    Fault::Truncated(most) if answered + length >= most => {
                        strike(state);
                        bytes = &bytes[..most.saturating_sub(answered).min(length)];
                        _ = client.write_all(bytes).await;
                        return;
                    }
                    Fault::Silent => {
                        strike(state);
                        // The connection stays open, and what the client still sends goes nowhere.
                        while let Ok(1..) = client.read(&mut sent).await {}
                        return;
                    }
                    _ => {}
                }
                answered += length;
                if client.write_all(bytes).await.is_err() {
                    return;
                }
            }
        }
    }
}
