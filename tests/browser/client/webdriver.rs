//! The protocol: JSON over HTTP/1.1, one connection per command.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

/// One session with one driver. Ends on drop.
#[derive(Debug)]
pub struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Waits until the driver on `port` is ready, then asks it for a browser.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self> {
        let deadline = Instant::now() + Duration::from_secs(30);
        while let Err(error) = request(port, "GET", "/status", None) {
            if Instant::now() > deadline {
                return Err(error.context("the driver does not answer"));
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        let body = json!({"capabilities": {"alwaysMatch": capabilities}});
        let value = request(port, "POST", "/session", Some(&body))?;
        let id = value["sessionId"].as_str().context("the driver gave no session id")?;
        Ok(Self { port, id: id.to_owned() })
    }

    /// `GET /session/{id}{path}`.
    pub fn get(&self, path: &str) -> Result<Value> {
        request(self.port, "GET", &self.path(path), None)
    }

    /// `POST /session/{id}{path}`.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        request(self.port, "POST", &self.path(path), Some(body))
    }

    /// `DELETE /session/{id}{path}`.
    pub fn delete(&self, path: &str) -> Result<Value> {
        request(self.port, "DELETE", &self.path(path), None)
    }

    fn path(&self, path: &str) -> String {
        format!("/session/{}{path}", self.id)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A driver that is killed leaves its browser running; this ends it.
        let _ = request(self.port, "DELETE", &self.path(""), None);
    }
}

fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.set_nodelay(true)?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let answer = read_answer(&mut stream).with_context(|| format!("{method} {path}"))?;
    let mut answer: Value = serde_json::from_slice(&answer)?;
    let value = answer["value"].take();
    if let Some(error) = value["error"].as_str() {
        bail!("{method} {path}: {error}: {}", value["message"].as_str().unwrap_or_default());
    }
    Ok(value)
}

/// All three drivers send a Content-Length and none sends chunks.
fn read_answer(stream: &mut TcpStream) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"))
                .ok_or_else(|| anyhow!("an answer without Content-Length"))?
                .trim()
                .parse::<usize>()?;
            let start = end + 4;
            let have = bytes.len() - start;
            bytes.resize(start + length, 0);
            if have < length {
                stream.read_exact(&mut bytes[start + have..])?;
            }
            return Ok(bytes.split_off(start));
        }
        match stream.read(&mut buffer)? {
            0 => bail!("the driver closed the connection"),
            read => bytes.extend_from_slice(&buffer[..read]),
        }
    }
}
