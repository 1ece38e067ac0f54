//! Points of time as XML-RPC writes them: `20060901T12:00:00Z` (ISO 8601 basic date, UTC), to the second.
//!
//! Days to dates after the usual era arithmetic. Deliberately absent: time zones other than UTC, leap seconds.

use core::fmt::Write;
use heapless::String;

/// A second of the proleptic Gregorian calendar, UTC.
pub fn text(seconds: u64) -> String<32> {
    let days = seconds / 86_400;
    let second = seconds % 86_400;
    // Days since 0000-03-01: eras of 400 years make leap days fall at the end of the year.
    let z = days + 719_468;
    let (era, doe) = (z / 146_097, z % 146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + u64::from(month <= 2);
    let mut out = String::new();
    let _ = write!(out, "{year:04}{month:02}{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60);
    out
}

/// The second a text names; the Z may be missing.
pub fn parse(text: &str) -> Option<u64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = text.split_once('T')?;
    let (h, rest) = time.split_once(':')?;
    let (m, s) = rest.split_once(':')?;
    let date = if date.len() == 10 {
        [date.get(..4)?, date.get(5..7)?, date.get(8..)?]
    } else {
        [date.get(..4)?, date.get(4..6)?, date.get(6..)?]
    };
    let mut parts = [0u64; 6];
    for (slot, part) in parts.iter_mut().zip(date.into_iter().chain([h, m, s])) {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    let [year, month, day, h, m, s] = parts;
    if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) || h > 23 || m > 59 || s > 59 {
        return None;
    }
    let (y, mp) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, yoe) = (y / 400, y % 400);
    let days = era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + (153 * mp + 2) / 5 + day - 1 - 719_468;
    Some(days * 86_400 + h * 3600 + m * 60 + s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (seconds, date) in [
            (0, "19700101T00:00:00Z"),
            (951_782_400, "20000229T00:00:00Z"),
            (1_157_112_000, "20060901T12:00:00Z"),
            (1_709_164_799, "20240228T23:59:59Z"),
            (4_107_542_400, "21000301T00:00:00Z"),
        ] {
            assert_eq!(text(seconds), date);
            assert_eq!(parse(date), Some(seconds), "{date}");
        }
        assert_eq!(parse("2006-09-01T12:00:00"), Some(1_157_112_000));
        for bad in ["", "T", "20060901", "20061301T00:00:00", "20060901T24:00:00", "2006090éT00:00:00", "19690101T0:0:0"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
