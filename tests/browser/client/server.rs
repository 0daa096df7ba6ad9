//! A web server like GitHub Pages: static files under a sub-path, no headers of ours, gzip, ten
//! minutes of cache. It remembers every connection and request, and can serve altered bytes.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Where the page lives, as a project's page does on GitHub.
const BASE: &str = "/reftel/";

/// Something that reached the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// A request for this path (without the base), or for an address on the other host.
    Request(String),
    /// A connection over which nothing was asked, yet.
    Connection,
    /// A connection to the other host over which nothing was asked, yet.
    OtherConnection,
    /// A datagram, as WebRTC sends.
    Datagram,
}

/// The page on a server of its own, and so of its own origin: no cache or storage is shared between two.
#[derive(Debug)]
pub struct Site {
    state: Arc<State>,
    address: SocketAddr,
    other: SocketAddr,
    outside: SocketAddr,
    udp: SocketAddr,
}

#[derive(Debug)]
struct State {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    /// Headers of files that have any of their own, each with its line end.
    headers: Mutex<BTreeMap<String, String>>,
    hits: Mutex<Vec<Hit>>,
}

impl Site {
    /// Serves a copy of `dist` until the process ends.
    pub fn start(dist: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(dist).with_context(|| format!("no {}", dist.display()))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() {
                files.insert(name, std::fs::read(path)?);
            }
        }
        Self::serve(files)
    }

    /// Serves nothing.
    pub fn empty() -> Result<Self> {
        Self::serve(BTreeMap::new())
    }

    fn serve(files: BTreeMap<String, Vec<u8>>) -> Result<Self> {
        let state =
            Arc::new(State { files: Mutex::new(files), headers: Mutex::default(), hits: Mutex::default() });
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let address = listen(&state, here, Hit::Connection)?;
        let other = listen(&state, here, Hit::OtherConnection)?;
        let outside = listen(&state, own_address()?, Hit::Connection)?;
        let socket = UdpSocket::bind("0.0.0.0:0")?;
        let udp = SocketAddr::new(own_address()?, socket.local_addr()?.port());
        let counter = Arc::clone(&state);
        std::thread::spawn(move || {
            let mut buffer = [0; 2048];
            while socket.recv_from(&mut buffer).is_ok() {
                counter.hits().push(Hit::Datagram);
            }
        });
        Ok(Self { state, address, other, outside, udp })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://{}{BASE}", self.address)
    }

    /// The address of the page for other machines, over plain http. None if this one has no network.
    pub fn outside_url(&self) -> Option<String> {
        (!self.outside.ip().is_loopback()).then(|| format!("http://{}{BASE}", self.outside))
    }

    /// Another origin, which allows everyone to read from it.
    pub fn other_url(&self) -> String {
        format!("http://{}{BASE}", self.other)
    }

    /// `host:port` of a socket that counts datagrams.
    pub fn udp(&self) -> String {
        self.udp.to_string()
    }

    /// The names of the files.
    pub fn names(&self) -> Vec<String> {
        self.state.files().keys().cloned().collect()
    }

    /// The one name with this beginning and end.
    pub fn name(&self, start: &str, end: &str) -> Result<String> {
        self.names()
            .into_iter()
            .find(|name| name.starts_with(start) && name.ends_with(end))
            .with_context(|| format!("dist has no {start}*{end}"))
    }

    /// The bytes of a file.
    pub fn file(&self, name: &str) -> Result<Vec<u8>> {
        self.state.files().get(name).cloned().with_context(|| format!("dist has no {name}"))
    }

    /// Serves other bytes under this name from now on.
    pub fn alter(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.state.files().insert(name.to_owned(), bytes.into());
    }

    /// Replaces a text of a file, which must be there.
    pub fn replace(&self, name: &str, from: &str, to: &str) -> Result<()> {
        let text = String::from_utf8(self.file(name)?)?;
        anyhow::ensure!(text.contains(from), "{name} has no {from:?}");
        self.alter(name, text.replace(from, to));
        Ok(())
    }

    /// Sends a header with this file from now on, which GitHub Pages would not.
    pub fn send_header(&self, name: &str, header: &str) {
        let mut headers = self.state.headers.lock().unwrap_or_else(PoisonError::into_inner);
        headers.entry(name.to_owned()).or_default().push_str(&format!("{header}\r\n"));
    }

    /// Everything that reached the server so far.
    pub fn hits(&self) -> Vec<Hit> {
        self.state.hits().clone()
    }

    /// What reached it after the first `seen` hits. A connection without a request counts too.
    pub fn hits_since(&self, seen: usize) -> Vec<Hit> {
        self.state.hits()[seen..].to_vec()
    }

    /// Waits until nothing has arrived for `quiet`. Returns the number of hits.
    pub fn settle(&self, quiet: Duration) -> usize {
        let mut seen = self.state.hits().len();
        loop {
            std::thread::sleep(quiet);
            let now = self.state.hits().len();
            if now == seen {
                return now;
            }
            seen = now;
        }
    }
}

impl State {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hits(&self) -> MutexGuard<'_, Vec<Hit>> {
        self.hits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn listen(state: &Arc<State>, ip: IpAddr, connection: Hit) -> Result<SocketAddr> {
    let listener = TcpListener::bind((ip, 0))?;
    let address = listener.local_addr()?;
    let state = Arc::clone(state);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            state.hits().push(connection.clone());
            let state = Arc::clone(&state);
            // One thread each: a browser keeps spare connections open without a word.
            std::thread::spawn(move || answer(&state, &stream));
        }
    });
    Ok(address)
}

/// Answers one request; errors are the browser's leaving.
fn answer(state: &State, stream: &TcpStream) -> Option<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (_method, path) = (words.next()?, words.next()?);
    let path = path.split('?').next()?.to_owned();
    let mut gzip = false;
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let header = header.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        gzip |= header.starts_with("accept-encoding:") && header.contains("gzip");
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink()).ok()?;

    let name = path.strip_prefix(BASE).unwrap_or(&path);
    state.hits().push(Hit::Request(name.to_owned()));
    let name = if name.is_empty() { "index.html" } else { name };
    let found = state.files().get(name).cloned();
    // What a test asks for is always there: an answer, not an error, is what a leak would get.
    let (status, body) = match found {
        Some(body) => ("200 OK", body),
        None if name.starts_with("probe/") => ("200 OK", Vec::new()),
        None => ("404 Not Found", b"not found".to_vec()),
    };
    let body = if gzip { packed(body).ok()? } else { Arc::new(body) };
    let own =
        state.headers.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned().unwrap_or_default();
    let encoding = if gzip { "Content-Encoding: gzip\r\n" } else { "" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{encoding}\
         {own}Cache-Control: max-age=600\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        content_type(name),
        body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()?;
    Some(())
}

/// The machine's address in its network: Firefox's WebRTC does not look at the loopback interface.
fn own_address() -> Result<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    // Sends nothing: it only chooses a route. 192.0.2.0/24 is set aside for examples.
    match socket.connect("192.0.2.1:9") {
        Ok(()) => Ok(socket.local_addr()?.ip()),
        Err(_) => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}

/// The bytes by gzip. Each file is compressed once: a host keeps what it has compressed, and without optimisation it takes
/// half a second, which would count as the page's.
fn packed(bytes: Vec<u8>) -> std::io::Result<Arc<Vec<u8>>> {
    static PACKED: Mutex<BTreeMap<Vec<u8>, Arc<Vec<u8>>>> = Mutex::new(BTreeMap::new());
    let mut known = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(&bytes) {
        return Ok(Arc::clone(found));
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&bytes)?;
    let made = Arc::new(encoder.finish()?);
    known.insert(bytes, Arc::clone(&made));
    Ok(made)
}
