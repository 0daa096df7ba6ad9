//! An archive of several files that holds nothing but their names and bytes.
//!
//! Files are stored uncompressed, dated 1 January 1980, without owner, mode, comment or extra field; so the same files
//! make the same archive, wherever and whenever it is made. It is written here because the crate `zip`, with which the
//! tests read it, cannot leave out the operating system and the mode of a file.

use crc::{CRC_32_ISO_HDLC, Crc};

/// The checksum of archives.
static CHECKSUM: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
/// 1 January 1980.
const DAY: u16 = 0x21;
/// Version 2.0 is needed, and names are UTF-8.
const NEEDED: [u16; 2] = [20, 0x800];

/// An archive of files, each a name and bytes, in their order. `None` if they are more, or larger, than an archive
/// without the 64-bit extension can hold: 65,535 files, 4 GiB.
#[must_use]
pub fn to_zip(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for (name, bytes) in files {
        let at = u32::try_from(out.len()).ok()?;
        let mut about = Vec::new();
        for field in [NEEDED[0], NEEDED[1], 0, 0, DAY] {
            short(&mut about, field);
        }
        let len = u32::try_from(bytes.len()).ok()?;
        for field in [CHECKSUM.checksum(bytes), len, len] {
            long(&mut about, field);
        }
        short(&mut about, u16::try_from(name.len()).ok()?);
        // No extra field.
        short(&mut about, 0);

        long(&mut out, 0x0403_4b50);
        out.extend_from_slice(&about);
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(bytes);

        long(&mut list, 0x0201_4b50);
        short(&mut list, NEEDED[0]);
        list.extend_from_slice(&about);
        // No comment, first disk, no attributes.
        list.extend_from_slice(&[0; 10]);
        long(&mut list, at);
        list.extend_from_slice(name.as_bytes());
    }
    let (at, len) = (u32::try_from(out.len()).ok()?, u32::try_from(list.len()).ok()?);
    let count = u16::try_from(files.len()).ok()?;
    out.append(&mut list);
    long(&mut out, 0x0605_4b50);
    for field in [0, 0, count, count] {
        short(&mut out, field);
    }
    long(&mut out, len);
    long(&mut out, at);
    short(&mut out, 0);
    // Where offsets of 32 bits end.
    u32::try_from(out.len()).ok()?;
    Some(out)
}

fn short(out: &mut Vec<u8>, field: u16) {
    out.extend_from_slice(&field.to_le_bytes());
}

fn long(out: &mut Vec<u8>, field: u32) {
    out.extend_from_slice(&field.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![
            ("cable-001.txt".to_owned(), b"THE HARBOR\n".to_vec()),
            ("cable-002.txt".to_owned(), Vec::new()),
            ("cables.csv".to_owned(), vec![0xff; 70_000]),
        ]
    }

    #[test]
    fn ok_same_files_same_bytes() {
        assert_eq!(to_zip(&files()), to_zip(&files()));
        assert_eq!(to_zip(&[]).unwrap().len(), 22);
    }

    #[test]
    fn ok_another_reader_reads_it() {
        use std::io::Read;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(to_zip(&files()).unwrap())).unwrap();
        assert_eq!(archive.len(), 3);
        assert_eq!(archive.comment(), b"");
        for (index, (name, bytes)) in files().iter().enumerate() {
            let mut file = archive.by_index(index).unwrap();
            assert_eq!(file.name(), name);
            assert_eq!(file.comment(), "");
            assert_eq!(file.extra_data(), Some(&b""[..]));
            assert_eq!(file.unix_mode(), None);
            let day = file.last_modified().unwrap();
            assert_eq!((day.year(), day.month(), day.day(), day.hour()), (1980, 1, 1, 0));
            let mut read = Vec::new();
            // Fails when the sum is wrong.
            file.read_to_end(&mut read).unwrap();
            assert_eq!(&read, bytes);
        }
    }
}
