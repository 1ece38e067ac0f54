//! A guest that does what is typed on its console, and can ask its store.
//!
//! Deliberately absent: what it does.

use crate::console::Console;
use crate::hypercall::{self, Shutdown};
use crate::ring::Store;
use core::fmt::{Arguments, Write};

/// Most bytes of a command.
pub const COMMAND: usize = 64;

/// The guest's two ends.
pub struct Guest {
    pub console: Console,
    pub store: Store,
}

impl Guest {
    /// With what the builder made, once it has said this.
    pub fn begin(banner: &str) -> Guest {
        hypercall::init();
        let (Some(console), Some(store)) = (Console::find(), Store::find()) else { hypercall::shutdown(Shutdown::Crash) };
        let mut guest = Guest { console, store };
        guest.console.say(banner.bytes());
        guest
    }

    /// A line on the console.
    pub fn say(&mut self, text: Arguments<'_>) {
        struct Out<'a>(&'a mut Console);
        impl Write for Out<'_> {
            fn write_str(&mut self, text: &str) -> core::fmt::Result {
                self.0.say(text.bytes());
                Ok(())
            }
        }
        let _ = Out(&mut self.console).write_fmt(format_args!("{text}\r\n"));
    }

    /// One line typed, without its end.
    pub fn command<'a>(&mut self, line: &'a mut [u8; COMMAND]) -> &'a str {
        let mut len = 0;
        loop {
            match self.console.hear() {
                None => {
                    self.console.flush();
                    self.console.wait();
                }
                Some(b'\r' | b'\n') => break,
                Some(typed) => {
                    if let Some(place) = line.get_mut(len) {
                        *place = typed;
                        len += 1;
                    }
                }
            }
        }
        self.console.flush();
        core::str::from_utf8(line.get(..len).unwrap_or_default()).unwrap_or("")
    }
}
