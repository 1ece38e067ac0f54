//! What is bounded, by name, and how often each bound was met: the rows of `xenith_quota_hit_total`.
//!
//! One table for the whole agent, so that its metrics and its bounds cannot drift apart. Whoever keeps a bound has a
//! [`Quotas`] or borrows the engine's. Deliberately absent: the bounds themselves.

use core::cell::Cell;

macro_rules! quotas {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => {
        /// A bound.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Quota { $($(#[$doc])* $name),* }

        impl Quota {
            /// All, in order.
            pub const ALL: &[Quota] = &[$(Quota::$name),*];

            /// Its name in the metrics.
            pub const fn name(self) -> &'static str {
                match self { $(Quota::$name => $text),* }
            }
        }
    };
}

quotas! {
    /// Connections open at once; one more was answered 503.
    Connections "connections";
    /// Bytes of a request's head or body, or of all being received: answered 413, 431 or 503.
    RequestBytes "request_bytes";
    /// XML nodes of a call, or their depth.
    Xml "xml";
    /// Bytes of an answer.
    AnswerBytes "answer_bytes";
    /// Bytes of answers that nobody takes; whoever left most behind was dropped.
    UnreadBytes "unread_bytes";
    /// Sessions at once; one more was refused, or took the place of an idle one.
    Sessions "sessions";
    /// Log-ins waiting for their turn; one more was answered 503.
    Logins "logins";
    /// Finished tasks, or bytes of their results: one was forgotten before its time, or its result was not kept.
    Tasks "tasks";
    /// VMs.
    Vms "vms";
    /// Objects of another class.
    Objects "objects";
    /// Bytes of a text.
    TextBytes "text_bytes";
    /// Bytes of all stored values.
    StoreBytes "store_bytes";
    /// Bytes of one image, inline or unpacked.
    ImageBytes "image_bytes";
    /// Bytes of images that plans hold, or the heap, which may be smaller.
    PlanImages "plan_images";
    /// Console events of a domain in a window; its port was masked for the rest of it.
    ConsoleEvents "console_events";
    /// Bytes of console texts; another VM's were forgotten.
    ConsoleTexts "console_texts";
    /// Bytes of guests kept as crash dumps; one more was not kept.
    CrashDumps "crash_dumps";
    /// Events of a xenstore ring in a window; its port was masked for the rest.
    StoreEvents "store_events";
    /// Events of a device's ring in a window; its port was masked for the rest.
    DeviceEvents "device_events";
}

/// How often each was met.
#[derive(Debug, Default)]
pub struct Quotas([Cell<u64>; Quota::ALL.len()]);

impl Quotas {
    /// Counts one.
    pub fn hit(&self, quota: Quota) {
        self.add(quota, 1);
    }

    /// Counts some.
    pub fn add(&self, quota: Quota, times: u64) {
        if let Some(count) = self.0.get(quota as usize) {
            count.set(count.get().saturating_add(times));
        }
    }

    /// How often since the start.
    pub fn hits(&self, quota: Quota) -> u64 {
        self.0.get(quota as usize).map_or(0, Cell::get)
    }
}
