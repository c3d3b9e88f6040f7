//! A server that says what a test tells it to, and keeps what it was asked.
//!
//! It keeps transactions by itself, as far as the driver can tell: it knows the statements that begin,
//! divide, end and question one.
pub(crate) mod answer;
pub(crate) mod request;
pub(crate) mod tls;

use answer::{Answer, End};
use request::{Call, Request};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tls::Tls;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

const LIMIT: Duration = Duration::from_secs(60);

type Script = Box<dyn FnMut(&Request) -> Option<Answer> + Send>;

/// What became of the connections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Connections {
    pub(crate) opened: usize,
    pub(crate) closed: usize,
    /// The most that were open at once.
    pub(crate) most: usize,
    /// Requests that were read.
    pub(crate) asked: usize,
}

struct Shared {
    script: Mutex<Script>,
    login: Mutex<Answer>,
    tls: Mutex<Option<Tls>>,
    /// The first bytes of an answer to anything, instead of what belongs there.
    greeting: Mutex<Option<Vec<u8>>>,
    asked: Mutex<Vec<Request>>,
    logins: Mutex<Vec<Vec<u8>>>,
    connections: watch::Sender<Connections>,
}

#[derive(Clone)]
pub(crate) struct Peer {
    shared: Arc<Shared>,
    port: u16,
}

/// A transaction as the server sees it.
#[derive(Default)]
struct Transaction {
    number: u64,
    last: u64,
    doomed: bool,
    /// How many were begun within it: those are only counted.
    nested: i32,
}

impl Peer {
    /// Starts one. The script's `None` is the answer of a server that does as it is told.
    pub(crate) async fn start(
        script: impl FnMut(&Request) -> Option<Answer> + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            script: Mutex::new(Box::new(script)),
            login: Mutex::new(Answer::logged_in()),
            tls: Mutex::default(),
            greeting: Mutex::default(),
            asked: Mutex::default(),
            logins: Mutex::default(),
            connections: watch::Sender::default(),
        });
        let peer = Peer { shared, port };
        let serving = peer.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mut number = 0;
                serving.shared.connections.send_modify(|c| {
                    c.opened += 1;
                    c.most = c.most.max(c.opened - c.closed);
                    number = c.opened;
                });
                let peer = serving.clone();
                tokio::spawn(async move {
                    // A client that goes away is no error.
                    _ = peer.serve(stream, number).await;
                    peer.shared.connections.send_modify(|c| c.closed += 1);
                });
            }
        });
        peer
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
    pub(crate) fn url(&self) -> String {
        format!("mssql://sa:s3cr3t@127.0.0.1:{}/shop?encrypt=off", self.port)
    }
    /// What is answered to the login.
    pub(crate) fn answer_login(&self, answer: Answer) {
        *self.shared.login.lock().unwrap() = answer;
    }
    /// Encrypts from now on.
    pub(crate) fn encrypt(&self, tls: Tls) {
        *self.shared.tls.lock().unwrap() = Some(tls);
    }
    /// Answers the first message with these bytes.
    pub(crate) fn greet(&self, bytes: &[u8]) {
        *self.shared.greeting.lock().unwrap() = Some(bytes.to_vec());
    }
    /// The requests so far, and forgets them.
    pub(crate) fn asked(&self) -> Vec<Request> {
        std::mem::take(&mut *self.shared.asked.lock().unwrap())
    }
    /// Their texts.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.asked().iter().map(|r| r.text().to_owned()).collect()
    }
    pub(crate) fn logins(&self) -> Vec<Vec<u8>> {
        self.shared.logins.lock().unwrap().clone()
    }
    pub(crate) fn connections(&self) -> Connections {
        *self.shared.connections.borrow()
    }
    /// Waits until the connections are so. A test that fails here would hang without a limit.
    pub(crate) async fn until(&self, so: impl FnMut(&Connections) -> bool) {
        let mut connections = self.shared.connections.subscribe();
        let waited = tokio::time::timeout(LIMIT, connections.wait_for(so)).await;
        assert!(waited.is_ok(), "{:?}", self.connections());
    }

    async fn serve(&self, mut stream: TcpStream, number: usize) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let greeting = self.shared.greeting.lock().unwrap().clone();
        if let Some(bytes) = greeting {
            _ = message(&mut stream).await?;
            stream.write_all(&bytes).await?;
            return hold(&mut stream).await;
        }
        let tls = self.shared.tls.lock().unwrap().clone();
        match tls {
            None => {
                prelogin(&mut stream, false).await?;
                self.session(stream, number).await
            }
            Some(tls) if tls.strict => {
                let mut stream = tls.accept(stream).await?;
                prelogin(&mut stream, true).await?;
                self.session(stream, number).await
            }
            Some(tls) => {
                prelogin(&mut stream, true).await?;
                self.session(tls.accept(stream).await?, number).await
            }
        }
    }

    async fn session(
        &self,
        mut stream: impl AsyncRead + AsyncWrite + Unpin,
        number: usize,
    ) -> io::Result<()> {
        let (kind, login) = message(&mut stream).await?;
        assert_eq!(kind, 0x10, "then LOGIN7");
        self.shared.logins.lock().unwrap().push(login);
        let answer = self.shared.login.lock().unwrap().clone();
        if !reply(&mut stream, answer).await? {
            return Ok(());
        }
        let mut transaction = Transaction::default();
        loop {
            let (kind, bytes) = message(&mut stream).await?;
            let request = request::parse(number, kind, &bytes);
            self.shared.asked.lock().unwrap().push(request.clone());
            let scripted = (self.shared.script.lock().unwrap())(&request);
            let answer = scripted.unwrap_or_else(|| transaction.answer(&request));
            transaction.note(&answer);
            self.shared.connections.send_modify(|c| c.asked += 1);
            if !reply(&mut stream, answer).await? {
                return Ok(());
            }
        }
    }
}

impl Transaction {
    fn answer(&mut self, request: &Request) -> Answer {
        assert_eq!(request.transaction, self.number, "{request:?}");
        let answer = Answer::default();
        let text = request.text();
        if text.ends_with("begin transaction") && self.number != 0 {
            self.nested += 1;
            return answer.done(None);
        }
        if text.ends_with("begin transaction") {
            self.last += 1;
            self.number = self.last;
            return answer.done(None).begun(self.number).done(None);
        }
        if text.starts_with("if @@trancount > 0 rollback") {
            self.nested = 0;
            return match std::mem::take(&mut self.number) {
                0 => answer.done(None),
                number => answer.ended(10, number).done(None),
            };
        }
        if let Some(and) = text.strip_prefix("commit transaction") {
            let answer = match (self.nested, self.number) {
                (1.., _) => {
                    self.nested -= 1;
                    answer
                }
                (_, 0) => answer.error(
                    3902,
                    16,
                    "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.",
                ),
                (_, number) => {
                    self.number = 0;
                    answer.ended(9, number)
                }
            };
            if and.is_empty() {
                return answer.done(None);
            }
            assert_eq!(and, "; select @@trancount");
            let open = i32::from(self.number != 0) + self.nested;
            let left = [answer::int(open)];
            let answer = answer.done_and_more().columns(&left);
            return answer.row(&left).done(Some(1));
        }
        if text.contains("xact_state()") {
            let state = match (self.number, self.doomed) {
                (0, _) => 0,
                (_, true) => -1,
                _ => 1,
            };
            return Answer::only(&[answer::int(state)]);
        }
        match &request.call {
            Call::Batch(_) | Call::Transaction(_) => answer.done(Some(0)),
            Call::Execute(..) => answer.done_in_call(Some(0)).end_of_call(),
        }
    }

    /// What a script's answer does to the transaction.
    fn note(&mut self, answer: &Answer) {
        let error = |number: u32| {
            let number = number.to_le_bytes();
            answer
                .bytes
                .windows(7)
                .any(|w| w[0] == 0xAA && w[3..] == number)
        };
        // A deadlock's victim loses its transaction; a failed conversion dooms it.
        if error(1205) {
            self.number = 0;
        }
        self.doomed = self.number != 0 && (self.doomed || error(245));
    }
}

/// Tells a version, and whether there is encryption.
async fn prelogin(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    encrypted: bool,
) -> io::Result<()> {
    let (kind, _) = message(stream).await?;
    assert_eq!(kind, 0x12, "PRELOGIN comes first");
    let encryption = if encrypted { 1 } else { 2 };
    let options = [
        0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 15, 0, 7, 208, 0, 0, encryption,
    ];
    send(stream, &options, 4_088, true).await
}

/// Reads a message of one or more packets.
async fn message(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<(u8, Vec<u8>)> {
    let mut message = Vec::new();
    loop {
        let mut header = [0; 8];
        stream.read_exact(&mut header).await?;
        let mut packet = vec![0; usize::from(u16::from_be_bytes([header[2], header[3]])) - 8];
        stream.read_exact(&mut packet).await?;
        message.extend(packet);
        if header[1] & 1 == 1 {
            return Ok((header[0], message));
        }
    }
}

/// Sends bytes in packets; the last one may say that it is the last.
async fn send(
    stream: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    most: usize,
    whole: bool,
) -> io::Result<()> {
    let packets = bytes.len().div_ceil(most);
    for (i, part) in bytes.chunks(most).enumerate() {
        let last = whole && i + 1 == packets;
        let [high, low] = (part.len() as u16 + 8).to_be_bytes();
        let header = [4, u8::from(last), high, low, 0, 51, i as u8, 0];
        stream.write_all(&[&header[..], part].concat()).await?;
    }
    stream.flush().await
}

/// Sends an answer; tells whether the connection goes on.
async fn reply(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    answer: Answer,
) -> io::Result<bool> {
    if let Some(signal) = &answer.after {
        signal.notified().await;
    }
    let most = if answer.packet == 0 {
        4_088
    } else {
        answer.packet
    };
    send(stream, &answer.bytes, most, answer.end == End::Whole).await?;
    match answer.end {
        End::Whole => Ok(true),
        End::Dropped => Ok(false),
        End::Stalled => hold(stream).await.map(|()| false),
    }
}

/// Waits until the client goes away.
async fn hold(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    while stream.read(&mut [0; 512]).await? > 0 {}
    Ok(())
}
