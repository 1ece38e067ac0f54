//! A client of the management API: what the CLI, the demo, the tests and the benches talk through.
//!
//! XML-RPC over HTTP with keep-alive; an answer is the API's struct of Status, Value and ErrorDescription.

use crate::api::{Task, TaskStatusType, Vdi};
use crate::http::{Connection, Response, authority};
use crate::wire::{FromWire, Ref};
use crate::xmlrpc::{self, Value};
use std::fmt;
use std::time::{Duration, Instant};

/// Why a call gave no value.
#[derive(Debug)]
pub enum Error {
    /// The API refused: code and parameters.
    Api(Vec<String>),
    /// An XML-RPC fault.
    Fault(i64, String),
    /// Another HTTP status than 200.
    Http(u16, String),
    /// No answer, or not one of this API.
    Transport(anyhow::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The API's error code, if it is one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Error::Api(words) => words.first().map(String::as_str),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Api(words) => f.write_str(&words.join(" ")),
            Error::Fault(code, text) => write!(f, "fault {code}: {text}"),
            Error::Http(status, text) => write!(f, "HTTP {status}: {}", text.trim()),
            Error::Transport(error) => write!(f, "{error:#}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Error::Transport(error)
    }
}

/// A server and, after a login, a session on it.
pub struct Client {
    url: String,
    /// Sent as the first parameter of every [`Client::call`].
    pub session: String,
    timeout: Duration,
    connection: Option<Connection>,
}

impl Client {
    /// A client of this URL; nothing is sent yet.
    pub fn new(url: &str) -> Self {
        Client { url: url.to_string(), session: String::new(), timeout: Duration::from_secs(60), connection: None }
    }

    /// As `new`, with a session from an earlier login.
    pub fn with_session(url: &str, session: &str) -> Self {
        Client { session: session.to_string(), ..Client::new(url) }
    }

    /// Each read and write may take this long.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The server's URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `session.login_with_password`; the session is kept.
    pub fn login(&mut self, user: &str, password: &str) -> Result<()> {
        let session = self.anonymous("session.login_with_password", &[user.into(), password.into()])?;
        self.session = session.as_str().unwrap_or_default().to_string();
        Ok(())
    }

    /// `session.logout`; the session is forgotten whatever the host says.
    pub fn logout(&mut self) -> Result<()> {
        let session = std::mem::take(&mut self.session);
        self.anonymous("session.logout", &[session.into()]).map(drop)
    }

    /// A call and its answer as a type; `open` ones have no session.
    pub(crate) fn typed<T: FromWire>(&mut self, open: bool, method: &str, params: &[Value]) -> Result<T> {
        let value = if open { self.anonymous(method, params)? } else { self.call(method, params)? };
        T::from_wire(&value).ok_or_else(|| Error::Transport(anyhow::anyhow!("{method} gave a value of another type")))
    }

    /// Waits for a task to end, and tells its progress in percent; its result, as on the wire, or its error.
    pub fn wait(&mut self, task: &Ref<Task>, mut progress: impl FnMut(i64)) -> Result<Value> {
        loop {
            let status = self.task().get_status(task)?;
            if status != TaskStatusType::Pending && status != TaskStatusType::Cancelling {
                if status != TaskStatusType::Success {
                    let words = self.task().get_error_info(task)?;
                    let none = || vec!["TASK_CANCELLED".to_string(), task.to_string()];
                    return Err(Error::Api(if words.is_empty() { none() } else { words }));
                }
                let result = self.task().get_result(task)?;
                return Ok(if result.is_empty() { Value::Nil } else { xmlrpc::value(&result)? });
            }
            progress(self.task().get_progress(task)?.clamp(0, 100));
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// A call with the session as its first parameter.
    pub fn call(&mut self, method: &str, params: &[Value]) -> Result<Value> {
        let mut all = vec![Value::from(&self.session)];
        all.extend_from_slice(params);
        self.anonymous(method, &all)
    }

    /// A call whose answer is a string.
    pub fn string(&mut self, method: &str, params: &[Value]) -> Result<String> {
        let value = self.call(method, params)?;
        value.as_str().map(str::to_string).ok_or_else(|| Error::Transport(anyhow::anyhow!("{method} gave no string")))
    }

    /// A call whose answer is a number.
    pub fn int(&mut self, method: &str, params: &[Value]) -> Result<i64> {
        let value = self.call(method, params)?;
        value.as_int().ok_or_else(|| Error::Transport(anyhow::anyhow!("{method} gave no number")))
    }

    /// A call with just these parameters.
    pub fn anonymous(&mut self, method: &str, params: &[Value]) -> Result<Value> {
        let response = self.post(xmlrpc::call(method, params).as_bytes())?;
        if response.status != 200 {
            return Err(Error::Http(response.status, response.text()));
        }
        let value = xmlrpc::answer(&response.text())?.map_err(|(code, text)| Error::Fault(code, text))?;
        match value.get("Status").and_then(Value::as_str) {
            Some("Success") => Ok(value.get("Value").cloned().unwrap_or(Value::Nil)),
            Some(_) => {
                let words = value.get("ErrorDescription").map(Value::items).unwrap_or_default();
                Err(Error::Api(words.iter().map(|w| w.as_str().unwrap_or_default().to_string()).collect()))
            }
            None => Err(Error::Transport(anyhow::anyhow!("an answer without Status"))),
        }
    }

    /// `POST /` with this body.
    pub fn post(&mut self, body: &[u8]) -> Result<Response> {
        self.request("POST", "/", body)
    }

    /// `GET` of a path on the server.
    pub fn get(&mut self, path: &str) -> Result<Response> {
        self.request("GET", path, b"")
    }

    /// One request; a connection that the server closed while it was idle is opened again.
    fn request(&mut self, method: &str, path: &str, body: &[u8]) -> Result<Response> {
        if let Some(mut old) = self.connection.take()
            && let Ok(response) = old.request(method, path, "text/xml", body)
        {
            self.connection = Some(old).filter(Connection::is_open);
            return Ok(response);
        }
        let mut fresh = self.connect()?;
        let response = fresh.request(method, path, "text/xml", body)?;
        self.connection = Some(fresh).filter(Connection::is_open);
        Ok(response)
    }

    /// A connection of its own to the server.
    pub fn connect(&self) -> Result<Connection> {
        Ok(Connection::open(&authority(&self.url)?, self.timeout)?)
    }

    /// Writes a disk (`PUT /import_raw_vdi`) with so many bytes as they are read; `sent` is told how many have gone. On
    /// return they are on the host's medium.
    pub fn import(
        &mut self,
        vdi: &Ref<Vdi>,
        bytes: u64,
        from: &mut dyn std::io::Read,
        mut sent: impl FnMut(u64),
    ) -> Result<()> {
        let path = format!("/import_raw_vdi?vdi={vdi}&session_id={}", self.session);
        let response = self.connect()?.upload(&path, bytes, from, &mut sent)?;
        done(response)
    }

    /// Reads a disk (`GET /export_raw_vdi`); `to` gets its bytes as they come, and how many there will be.
    pub fn export(&mut self, vdi: &Ref<Vdi>, mut to: impl FnMut(&[u8], u64) -> anyhow::Result<()>) -> Result<()> {
        let path = format!("/export_raw_vdi?vdi={vdi}&session_id={}", self.session);
        let response = self.connect()?.download(&path, &mut to)?;
        done(response)
    }

    /// The path and query of a VM's first console, with the session.
    pub fn console_path(&mut self, vm: &str) -> Result<String> {
        let consoles = self.call("VM.get_consoles", &[vm.into()])?;
        let console = consoles.items().first().and_then(Value::as_str);
        let console = console.ok_or_else(|| Error::Transport(anyhow::anyhow!("the VM has no console; is it running?")))?;
        Ok(format!("/console?ref={console}&session_id={}", self.session))
    }

    /// What a VM's console printed so far.
    pub fn console_output(&mut self, vm: &str) -> Result<String> {
        let path = self.console_path(vm)?;
        let response = self.get(&path)?;
        match response.status {
            200 => Ok(response.text()),
            status => Err(Error::Http(status, response.text())),
        }
    }

    /// Asks until the answer satisfies `done`, at most for `limit`; the last answer.
    pub fn until(&mut self, limit: Duration, mut ask: impl FnMut(&mut Self) -> Result<bool>) -> Result<bool> {
        let end = Instant::now() + limit;
        loop {
            if ask(self)? {
                return Ok(true);
            }
            if Instant::now() > end {
                return Ok(false);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The figures of `GET /metrics`: name with labels, and value.
    pub fn metrics(&mut self) -> Result<Vec<(String, f64)>> {
        let path = format!("/metrics?session_id={}", self.session);
        let response = self.get(&path)?;
        match response.status {
            200 => Ok(parse_metrics(&response.text())),
            status => Err(Error::Http(status, response.text())),
        }
    }
}

/// What a transfer's answer says: with an error of the API its words.
fn done(response: Response) -> Result<()> {
    let text = response.text();
    let words: Vec<String> = text.trim().split(' ').map(str::to_string).collect();
    let is_code = |word: &String| word.len() > 3 && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_');
    match response.status {
        200 | 206 => Ok(()),
        _ if words.first().is_some_and(is_code) => Err(Error::Api(words)),
        401 => Err(Error::Api(vec!["SESSION_INVALID".to_string()])),
        status => Err(Error::Http(status, text)),
    }
}

/// Prometheus' text format: comments and `NAME{LABELS} VALUE` lines.
pub fn parse_metrics(text: &str) -> Vec<(String, f64)> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(n, v)| Some((n.trim().to_string(), v.parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_read() {
        let text = "# HELP x y\n# TYPE x counter\nx 3\nx_by{nr=\"1\"} 4.5\nbroken\n";
        assert_eq!(parse_metrics(text), [("x".to_string(), 3.0), ("x_by{nr=\"1\"}".to_string(), 4.5)]);
    }

    #[test]
    fn errors_read_well() {
        let error = Error::Api(vec!["HANDLE_INVALID".to_string(), "VM".to_string(), "x".to_string()]);
        assert_eq!(error.to_string(), "HANDLE_INVALID VM x");
        assert_eq!(error.code(), Some("HANDLE_INVALID"));
    }
}
