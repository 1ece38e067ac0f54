//! Scenario files: calls and what they must answer, run on the simulated host and on real Xen, and compared.
//!
//! One step per line; `#` begins a comment line. Arguments are JSON, or `$NAME` of a variable; inside strings `$NAME` is
//! replaced too. A step without an expectation must succeed.
//!
//! ```text
//!   call METHOD ARG...  EXPECT     with the session as first parameter      anon METHOD ARG...  EXPECT     without it
//!   raw PART...  EXPECT            bytes on a connection of its own; a PART is "text" or "text"*N; answer: status
//!   get PATH  EXPECT               answer: the body, after status 200       metric NAME  EXPECT    a figure of /metrics
//!   console VM  EXPECT             answer: what its console printed
//!   open NAME PART...              a connection that sends this and stays   drop NAME              and is cut
//!   wait SECONDS STEP              until the step's expectation holds       only real | only sim   where the rest runs
//!   let NAME JSON                  record NAME GUEST {OVERRIDES}            a VM record of a guest in the bundle
//!   image NAME FILE [cut N] [put OFFSET HEX]...                             a file of the bundle as data: URI, spoiled
//!
//!   EXPECT:  -> NAME   keep it     == JSON     ~ "part of the text"         ! CODE PARAM...
//!
//!   In an error's words `*` stands for any one and a last `...` for any more.
//! ```

use crate::client::{Client, Error, vm_record};
use crate::http::{Connection, authority};
use crate::machine::Guest;
use crate::xmlrpc::Value;
use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What scenarios run against.
pub struct Target {
    pub url: String,
    pub user: String,
    pub password: String,
    pub guests: BTreeMap<String, Guest>,
    /// Files for `image`.
    pub files: BTreeMap<String, PathBuf>,
    pub real: bool,
}

/// How a scenario went.
pub struct Outcome {
    /// Each step and its answer, with what differs from run to run taken out.
    pub transcript: Vec<String>,
    /// Line and reason.
    pub failure: Option<(usize, String)>,
}

/// Runs a scenario's text from a fresh login.
pub fn run(text: &str, target: &Target) -> Outcome {
    let mut outcome = Outcome { transcript: Vec::new(), failure: None };
    let mut runner = match Runner::new(target) {
        Ok(runner) => runner,
        Err(error) => {
            outcome.failure = Some((0, format!("cannot begin: {error:#}")));
            return outcome;
        }
    };
    let steps = text.lines().enumerate().map(|(n, line)| (n + 1, line.trim()));
    for (number, line) in steps.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        match line {
            "only real" if !target.real => break,
            "only sim" if target.real => break,
            "only real" | "only sim" => continue,
            _ => {}
        }
        match runner.step(line) {
            // What a console shows is timing; that it showed what was asked for is enough.
            Ok(_) if line.contains("console $") => outcome.transcript.push(line.to_string()),
            Ok(answer) => outcome.transcript.push(format!("{line}\n    {}", runner.normalised(&answer))),
            Err(error) => {
                outcome.failure = Some((number, format!("{line}\n    {error:#}")));
                break;
            }
        }
    }
    outcome
}

/// The first step at which two transcripts differ.
pub fn difference(a: &[String], b: &[String]) -> Option<String> {
    let pair = std::iter::zip(a, b).find(|(a, b)| a != b);
    match pair {
        Some((a, b)) => Some(format!("{a}\n  but\n{b}")),
        None if a.len() != b.len() => Some(format!("{} steps and {}", a.len(), b.len())),
        None => None,
    }
}

struct Runner<'a> {
    target: &'a Target,
    client: Client,
    vars: BTreeMap<String, Json>,
    held: BTreeMap<String, Connection>,
}

/// What a step answered: a value, or an error's words.
type Answer = std::result::Result<Json, Vec<String>>;

impl<'a> Runner<'a> {
    fn new(target: &'a Target) -> Result<Self> {
        let mut client = Client::new(&target.url);
        client.login(&target.user, &target.password)?;
        let hosts = client.call("host.get_all", &[])?;
        let host = hosts.items().first().cloned().context("no host")?;
        let metrics = client.call("host.get_metrics", std::slice::from_ref(&host))?;
        let mut vars: BTreeMap<String, Json> = BTreeMap::new();
        vars.insert("session".into(), client.session.as_str().into());
        vars.insert("user".into(), target.user.as_str().into());
        vars.insert("password".into(), target.password.as_str().into());
        vars.insert("host".into(), host.to_json());
        vars.insert("host_metrics".into(), metrics.to_json());
        Ok(Runner { target, client, vars, held: BTreeMap::new() })
    }

    fn step(&mut self, line: &str) -> Result<Answer> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match verb {
            "wait" => {
                let (seconds, step) = rest.split_once(' ').context("wait SECONDS STEP")?;
                let end = Instant::now() + Duration::from_secs_f64(seconds.parse()?);
                loop {
                    match self.step(step) {
                        Err(error) if Instant::now() > end => return Err(error.context(format!("after {seconds} s"))),
                        Err(_) => std::thread::sleep(Duration::from_millis(50)),
                        done => return done,
                    }
                }
            }
            "let" => {
                let (name, json) = rest.split_once(' ').context("let NAME JSON")?;
                let value = self.replaced(serde_json::from_str(json)?);
                self.keep(name, value)
            }
            "record" => {
                let mut words = rest.splitn(3, ' ');
                let (name, guest) = words.next().zip(words.next()).context("record NAME GUEST {OVERRIDES}")?;
                let guest = self.target.guests.get(guest).with_context(|| format!("no guest {guest}"))?;
                let mut record = vm_record(name, guest, 1).to_json();
                let overrides: Json = serde_json::from_str(words.next().unwrap_or("{}"))?;
                for (field, value) in self.replaced(overrides).as_object().context("overrides are an object")? {
                    record[field] = value.clone();
                }
                self.keep(name, record)
            }
            "image" => {
                let (name, image) = self.image(rest)?;
                self.keep(&name, image.into())
            }
            "open" => {
                let (name, parts) = rest.split_once(' ').unwrap_or((rest, ""));
                let mut connection = self.client.connect()?;
                connection.send(&self.parts(parts)?.0)?;
                self.held.insert(name.to_string(), connection);
                Ok(Ok(Json::Null))
            }
            "drop" => {
                self.held.remove(rest).with_context(|| format!("nothing open is called {rest}"))?;
                Ok(Ok(Json::Null))
            }
            "call" | "anon" | "get" | "metric" | "raw" | "console" => {
                let (answer, expect) = self.ask(verb, rest)?;
                self.expect(expect, &answer)?;
                Ok(answer)
            }
            _ => bail!("no step is called {verb}"),
        }
    }

    /// Does what can have an expectation; gives the rest of the line too.
    fn ask<'t>(&mut self, verb: &str, rest: &'t str) -> Result<(Answer, &'t str)> {
        if verb == "raw" {
            let (bytes, expect) = self.parts(rest)?;
            let mut connection = Connection::open(&authority(&self.target.url)?, Duration::from_secs(40))?;
            // A server may answer and close before it has read everything.
            let sent = connection.send(&bytes);
            let response = connection.receive(false).or_else(|error| sent.and(Err(error)))?;
            return Ok((Ok(response.status.into()), expect));
        }
        let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let word = self.replaced(word.into());
        let word = word.as_str().context("a word")?.to_string();
        if verb == "get" {
            let response = self.client.get(&word)?;
            let text = response.text();
            let answer = if response.status == 200 { Ok(text.into()) } else { Err(vec![response.status.to_string()]) };
            return Ok((answer, rest));
        }
        if verb == "console" {
            return Ok((Ok(self.client.console_output(&word)?.into()), rest));
        }
        if verb == "metric" {
            let metrics = self.client.metrics()?;
            let found = metrics.iter().find(|(name, _)| *name == word).with_context(|| format!("no metric {word}"))?;
            return Ok((Ok(found.1.into()), rest));
        }
        let (args, expect) = self.args(rest)?;
        let args: Vec<Value> = args.iter().map(Value::from_json).collect();
        let answer = if verb == "call" { self.client.call(&word, &args) } else { self.client.anonymous(&word, &args) };
        let answer = match answer {
            Ok(value) => Ok(value.to_json()),
            Err(Error::Api(words)) => Err(words),
            Err(Error::Fault(code, _)) => Err(vec!["FAULT".to_string(), code.to_string()]),
            Err(Error::Http(status, _)) => Err(vec!["HTTP".to_string(), status.to_string()]),
            Err(Error::Transport(error)) => return Err(error),
        };
        Ok((answer, expect))
    }

    fn expect(&mut self, expect: &str, answer: &Answer) -> Result<()> {
        let (operator, rest) = expect.trim().split_once(' ').unwrap_or((expect.trim(), ""));
        if operator == "!" {
            let mut want: Vec<Json> = words(rest)?.into_iter().map(|w| self.replaced(w)).collect();
            let Err(got) = answer else {
                bail!("it succeeded: {}", self.normalised(answer));
            };
            if want.last().is_some_and(|w| w == "...") {
                want.pop();
                want.resize(got.len().max(want.len()), "*".into());
            }
            let same = |(want, got): (&Json, &String)| want == "*" || want.as_str() == Some(got);
            let all = want.len() == got.len() && std::iter::zip(&want, got).all(same);
            ensure!(all, "it gave {got:?}");
            return Ok(());
        }
        let value = answer.as_ref().map_err(|words| anyhow!("it gave {words:?}"))?;
        match operator {
            "" => {}
            "->" => self.vars.insert(rest.to_string(), value.clone()).map_or((), drop),
            "==" => {
                let (want, _) = self.args(rest)?;
                let want = want.first().context("== JSON")?;
                ensure!(same_json(want, value), "it gave {value}");
            }
            "~" => {
                let want = self.replaced(serde_json::from_str(rest)?);
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_string);
                ensure!(text.contains(want.as_str().context("~ \"TEXT\"")?), "it gave {value}");
            }
            _ => bail!("no expectation is written {operator}"),
        }
        Ok(())
    }

    fn keep(&mut self, name: &str, value: Json) -> Result<Answer> {
        self.vars.insert(name.to_string(), value);
        Ok(Ok(Json::Null))
    }

    /// JSON values and variables up to something else.
    fn args<'t>(&self, mut text: &'t str) -> Result<(Vec<Json>, &'t str)> {
        let mut args = Vec::new();
        loop {
            text = text.trim_start();
            if let Some(rest) = text.strip_prefix('$') {
                let end = rest.find(' ').unwrap_or(rest.len());
                let (name, after) = rest.split_at(end);
                args.push(self.vars.get(name).with_context(|| format!("no variable ${name}"))?.clone());
                text = after;
                continue;
            }
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Json>();
            match values.next() {
                Some(Ok(value)) => {
                    args.push(self.replaced(value));
                    text = &text[values.byte_offset()..];
                }
                _ => return Ok((args, text)),
            }
        }
    }

    /// `"text"` and `"text"*N` up to an expectation.
    fn parts<'t>(&self, mut text: &'t str) -> Result<(Vec<u8>, &'t str)> {
        let mut bytes = Vec::new();
        loop {
            text = text.trim_start();
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
            let Some(Ok(part)) = values.next() else {
                return Ok((bytes, text));
            };
            text = &text[values.byte_offset()..];
            let mut times = 1;
            if let Some(rest) = text.strip_prefix('*') {
                let end = rest.find(' ').unwrap_or(rest.len());
                times = rest[..end].parse().context("\"text\"*N")?;
                text = &rest[end..];
            }
            let part = self.replaced(part.into());
            bytes.extend(part.as_str().unwrap_or_default().as_bytes().repeat(times));
        }
    }

    /// Strings with variables put in; a string that is just `$NAME` becomes the variable's value.
    fn replaced(&self, json: Json) -> Json {
        match json {
            Json::String(text) => {
                if let Some(value) = text.strip_prefix('$').and_then(|name| self.vars.get(name)) {
                    return value.clone();
                }
                let by_length = |name: &&String| std::cmp::Reverse(name.len());
                let mut names: Vec<&String> = self.vars.keys().filter(|name| text.contains(&format!("${name}"))).collect();
                names.sort_by_key(by_length);
                let put = |text: String, name: &&String| {
                    text.replace(&format!("${name}"), self.vars[*name].as_str().unwrap_or_default())
                };
                names.iter().fold(text, put).into()
            }
            Json::Array(items) => items.into_iter().map(|item| self.replaced(item)).collect(),
            Json::Object(members) => members.into_iter().map(|(n, v)| (n, self.replaced(v))).collect(),
            other => other,
        }
    }

    /// `NAME FILE [cut N] [put OFFSET HEX]...`
    fn image(&self, rest: &str) -> Result<(String, String)> {
        let mut words = rest.split_whitespace();
        let (name, file) = words.next().zip(words.next()).context("image NAME FILE")?;
        let path = self.target.files.get(file).with_context(|| format!("no file {file}"))?;
        let mut data = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        while let Some(word) = words.next() {
            match word {
                "cut" => data.truncate(words.next().context("cut N")?.parse()?),
                "put" => {
                    let at: usize = words.next().context("put OFFSET HEX")?.parse()?;
                    let bytes = unhex(words.next().context("put OFFSET HEX")?)?;
                    data.get_mut(at..at + bytes.len()).context("put beyond the end")?.copy_from_slice(&bytes);
                }
                _ => bail!("no spoiling is called {word}"),
            }
        }
        Ok((name.to_string(), format!("data:application/octet-stream;base64,{}", base64(&data))))
    }

    /// An answer as text, without what differs from run to run.
    fn normalised(&self, answer: &Answer) -> String {
        let mut text = match answer {
            Ok(value) => value.to_string(),
            Err(words) => format!("! {}", words.join(" ")),
        };
        for (name, value) in &self.vars {
            if let Some(value) = value.as_str().filter(|v| v.len() >= 8) {
                text = text.replace(value, &format!("${name}"));
            }
        }
        without_uuids_and_times(&text)
    }
}

/// `01234567-89ab-cdef-0123-456789abcdef` becomes UUID, `20240131T12:00:00Z` becomes TIME.
fn without_uuids_and_times(text: &str) -> String {
    const UUID: &[u8] = b"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    const TIME: &[u8] = b"ddddddddTdd:dd:dd";
    let matches = |at: &[u8], pattern: &[u8]| {
        at.len() >= pattern.len()
            && std::iter::zip(at, pattern).all(|(c, p)| match p {
                b'x' => c.is_ascii_hexdigit(),
                b'd' => c.is_ascii_digit(),
                p => c == p,
            })
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let hit = [(UUID, "UUID"), (TIME, "TIME")].into_iter().find(|(pattern, _)| matches(rest.as_bytes(), pattern));
        if let Some((pattern, word)) = hit {
            out.push_str(word);
            rest = &rest[pattern.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// Equal, where a number equals its decimal string: ints travel as strings.
fn same_json(want: &Json, got: &Json) -> bool {
    want == got || (want.is_number() && (got.as_str() == Some(&want.to_string()) || want.as_f64() == got.as_f64()))
}

/// Words of an expected error: JSON strings, `$NAME` or bare.
fn words(text: &str) -> Result<Vec<Json>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if rest.starts_with('"') {
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Json>();
            found.push(values.next().context("a word")??);
            rest = rest[values.byte_offset()..].trim_start();
        } else {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            found.push(word.into());
            rest = after.trim_start();
        }
    }
    Ok(found)
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    ensure!(text.len().is_multiple_of(2) && text.is_ascii(), "hexadecimal digits come in pairs");
    (0..text.len()).step_by(2).map(|at| Ok(u8::from_str_radix(&text[at..at + 2], 16)?)).collect()
}

/// RFC 4648 with padding.
pub fn base64(data: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for at in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target() -> Target {
        let guests = crate::machine::Machine::load().unwrap().guests;
        Target {
            url: "http://127.0.0.1:1/".into(),
            user: "u".into(),
            password: "p".into(),
            guests,
            files: BTreeMap::new(),
            real: false,
        }
    }

    fn runner(target: &Target) -> Runner<'_> {
        let mut vars = BTreeMap::new();
        vars.insert("vm".to_string(), Json::from("the-vm-ref"));
        vars.insert("vm2".to_string(), Json::from("other"));
        Runner { target, client: Client::new(&target.url), vars, held: BTreeMap::new() }
    }

    #[test]
    fn arguments_end_at_the_expectation() {
        let target = target();
        let r = runner(&target);
        let (args, rest) = r.args(r#"$vm false {"a": "$vm2", "b": "x-$vm"} 7 == "Halted""#).unwrap();
        assert_eq!(serde_json::to_string(&args).unwrap(), r#"["the-vm-ref",false,{"a":"other","b":"x-the-vm-ref"},7]"#);
        assert_eq!(rest, r#"== "Halted""#);
        assert!(r.args("$nothing").is_err());
        let (bytes, rest) = r.parts(r#""ab"*3 "\r\n$vm2" == 400"#).unwrap();
        assert_eq!((bytes.as_slice(), rest), (&b"ababab\r\nother"[..], "== 400"));
    }

    #[test]
    fn expectations_hold_or_say_why_not() {
        let target = target();
        let mut r = runner(&target);
        let failed = Err(vec!["HANDLE_INVALID".to_string(), "VM".to_string(), "the-vm-ref".to_string()]);
        r.expect("! HANDLE_INVALID VM $vm", &failed).unwrap();
        r.expect("! HANDLE_INVALID * *", &failed).unwrap();
        r.expect("! HANDLE_INVALID ...", &failed).unwrap();
        assert!(r.expect("! OTHER ...", &failed).is_err() && r.expect("! HANDLE_INVALID VM x y ...", &failed).is_err());
        assert!(r.expect("! HANDLE_INVALID VM", &failed).is_err());
        assert!(r.expect("", &failed).is_err());
        let seven = Ok(Json::from("7"));
        r.expect("== 7", &seven).unwrap();
        r.expect(r#"== "7""#, &seven).unwrap();
        r.expect("-> n", &seven).unwrap();
        r.expect("== $n", &seven).unwrap();
        r.expect(r#"~ "7""#, &seven).unwrap();
        assert!(r.expect("== 8", &seven).is_err() && r.expect("! X", &seven).is_err() && r.expect("?? 1", &seven).is_err());
    }

    #[test]
    fn what_differs_from_run_to_run_is_taken_out() {
        let target = target();
        let r = runner(&target);
        let answer = Ok(Json::from("the-vm-ref 01234567-89ab-cdef-0123-456789ABCDEF at 20240131T12:00:00Z"));
        assert_eq!(r.normalised(&answer), "\"$vm UUID at TIMEZ\"");
        let steps = |words: &[&str]| words.iter().map(|w| w.to_string()).collect::<Vec<_>>();
        assert_eq!(difference(&steps(&["a"]), &steps(&["a"])), None);
        assert!(difference(&steps(&["a"]), &steps(&["b"])).is_some());
        assert!(difference(&steps(&["a"]), &steps(&["a", "b"])).is_some());
    }

    #[test]
    fn base64_is_padded() {
        let all: Vec<String> = ["", "f", "fo", "foo", "foob"].iter().map(|s| base64(s.as_bytes())).collect();
        assert_eq!(all, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
        assert_eq!(unhex("00ff").unwrap(), [0, 255]);
        assert!(unhex("0").is_err() && unhex("zz").is_err());
    }

    #[test]
    fn images_are_spoiled_as_told() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), b"abcdef").unwrap();
        let mut target = target();
        target.files.insert("f".into(), file.path().to_path_buf());
        let r = runner(&target);
        let (name, image) = r.image("bad f cut 4 put 1 5858").unwrap();
        assert_eq!((name.as_str(), image.rsplit(',').next().unwrap()), ("bad", base64(b"aXXd").as_str()));
        assert!(r.image("bad f put 6 00").is_err() && r.image("bad g").is_err());
    }
}
