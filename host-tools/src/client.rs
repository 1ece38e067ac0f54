//! A client of the management API: what the CLI, the demo, the tests and the benches talk through.
//!
//! XML-RPC over HTTP with keep-alive; an answer is the API's struct of Status, Value and ErrorDescription.

use crate::http::{Connection, Response, authority};
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

    /// The path and query of a VM's first console, with the session.
    pub fn console_path(&mut self, vm: &str) -> Result<String> {
        let consoles = self.call("VM.get_consoles", &[vm.into()])?;
        let console = consoles.items().first().and_then(Value::as_str);
        let console = console.ok_or_else(|| Error::Transport(anyhow::anyhow!("the VM has no console; is it running?")))?;
        Ok(format!("/console?ref={console}&session_id={}", self.session))
    }

    /// What a VM's console printed so far.
    pub fn console(&mut self, vm: &str) -> Result<String> {
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

/// Prometheus' text format: comments and `NAME{LABELS} VALUE` lines.
pub fn parse_metrics(text: &str) -> Vec<(String, f64)> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.rsplit_once(' '))
        .filter_map(|(n, v)| Some((n.trim().to_string(), v.parse().ok()?)))
        .collect()
}

/// A 1.0.10 VM record with what matters given and the text's defaults for the rest.
pub fn vm_record(name: &str, guest: &crate::machine::Guest, vcpus: u32) -> Value {
    let map = || Value::Struct(Vec::new());
    let memory = guest.memory.to_string();
    let vcpus = vcpus.to_string();
    let text = |s: &str| Value::from(s);
    let fields = [
        ("name_label", text(name)),
        ("name_description", text("")),
        ("user_version", text("1")),
        ("is_a_template", false.into()),
        ("auto_power_on", false.into()),
        ("memory_static_max", text(&memory)),
        ("memory_dynamic_max", text(&memory)),
        ("memory_dynamic_min", text(&memory)),
        ("memory_static_min", text(&memory)),
        ("VCPUs_params", map()),
        ("VCPUs_max", text(&vcpus)),
        ("VCPUs_at_startup", text(&vcpus)),
        ("actions_after_shutdown", text("destroy")),
        ("actions_after_reboot", text("restart")),
        ("actions_after_crash", text("destroy")),
        ("PV_bootloader", text("")),
        ("PV_kernel", text(&guest.kernel)),
        ("PV_ramdisk", text(&guest.ramdisk)),
        ("PV_args", text(&guest.args)),
        ("PV_bootloader_args", text("")),
        ("HVM_boot_policy", text("")),
        ("HVM_boot_params", map()),
        ("platform", map()),
        ("PCI_bus", text("")),
        ("other_config", map()),
    ];
    Value::Struct(fields.map(|(name, value)| (name.to_string(), value)).into())
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
