//! The one error of the seam: a Xen errno (public/errno.h), as Xen returned it, sign removed.
//!
//! What happens on an error is the caller's business: a step plan undoes what it did and the API call fails with the
//! errno's name in it; nothing is retried below that.

/// Error number of a hypercall, from Xen's public/errno.h. Values are Xen's, which are Linux's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Errno(pub u16);

/// What every call of the seam returns.
pub type HypResult<T> = Result<T, Errno>;

macro_rules! errnos {
    ($($name:ident = $number:literal,)*) => {
        impl Errno {
            $(#[doc = stringify!($name)] pub const $name: Errno = Errno($number);)*

            /// The symbolic name, or `EUNKNOWN` for one that public/errno.h does not list here.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self.0 {
                    $($number => stringify!($name),)*
                    _ => "EUNKNOWN",
                }
            }
        }
    };
}

errnos! {
    EPERM = 1,
    ENOENT = 2,
    ESRCH = 3,
    EIO = 5,
    ENXIO = 6,
    E2BIG = 7,
    EBADF = 9,
    EAGAIN = 11,
    ENOMEM = 12,
    EACCES = 13,
    EFAULT = 14,
    EBUSY = 16,
    EEXIST = 17,
    EXDEV = 18,
    ENODEV = 19,
    EINVAL = 22,
    ENOSPC = 28,
    ERANGE = 34,
    ENOSYS = 38,
    ENODATA = 61,
    EOVERFLOW = 75,
    ERESTART = 85,
    EOPNOTSUPP = 95,
    EADDRINUSE = 98,
    EADDRNOTAVAIL = 99,
}

impl core::fmt::Debug for Errno {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}({})", self.name(), self.0)
    }
}

impl core::fmt::Display for Errno {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name())
    }
}
