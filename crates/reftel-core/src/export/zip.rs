//! Several files in one: an archive in which nothing is said of them but names and bytes.
//!
//! Files are stored as they are. All are of the first day that archives know, without owner, place, comment or extra
//! field; so an archive of the same files is the same, wherever and whenever it was made.

/// 1 January 1980.
const DAY: u16 = 0x21;
/// Version 2.0 is needed, and names are UTF-8.
const NEEDED: [u16; 2] = [20, 0x800];

/// An archive of files, each a name and bytes, in their order. Absent when they are more, or larger, than an archive of
/// the plain kind can hold: 65,535 files, 4 GiB.
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
        for field in [crc(bytes), len, len] {
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
    // Readers of the plain kind count to here.
    u32::try_from(out.len()).ok()?;
    Some(out)
}

fn short(out: &mut Vec<u8>, field: u16) {
    out.extend_from_slice(&field.to_le_bytes());
}

fn long(out: &mut Vec<u8>, field: u32) {
    out.extend_from_slice(&field.to_le_bytes());
}

/// The sum by which a reader tells whether a file came whole: CRC-32, half a byte at a time.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, half: u8| {
        let index = (crc ^ u32::from(half)) & 15;
        crc >> 4 ^ HALVES.get(index as usize).copied().unwrap_or_default()
    };
    !bytes.iter().fold(!0, |crc, byte| step(step(crc, *byte), byte >> 4))
}

const HALVES: [u32; 16] = [
    0x0000_0000,
    0x1db7_1064,
    0x3b6e_20c8,
    0x26d9_30ac,
    0x76dc_4190,
    0x6b6b_51f4,
    0x4db2_6158,
    0x5005_713c,
    0xedb8_8320,
    0xf00f_9344,
    0xd6d6_a3e8,
    0xcb61_b38c,
    0x9b64_c2b0,
    0x86d3_d2d4,
    0xa00a_e278,
    0xbdbd_f21c,
];

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
    fn ok_sums() {
        assert_eq!(crc(b""), 0);
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
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
