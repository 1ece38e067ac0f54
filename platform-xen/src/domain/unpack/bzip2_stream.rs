//! For host tools only: the crate needs std.

use super::{Decoder, INPUT, ImageError, Step};
use bzip2::{Decompress, Status};

pub struct Bzip2(Decompress);

impl Bzip2 {
    pub fn new() -> Bzip2 {
        Bzip2(Decompress::new(false))
    }
}

impl Decoder for Bzip2 {
    fn go_on(&mut self, input: &[u8], out: &mut [u8], at: usize) -> Result<Step, ImageError> {
        let part = input.get(..INPUT).unwrap_or(input);
        let (read, written) = (self.0.total_in(), self.0.total_out());
        let status = self.0.decompress(part, out.get_mut(at..).unwrap_or_default()).map_err(|_| ImageError::Corrupt)?;
        let (read, written) = (self.0.total_in() - read, self.0.total_out() - written);
        Ok(Step { read: read as usize, written: written as usize, ended: status == Status::StreamEnd })
    }
}
