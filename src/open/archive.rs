//! What is in a ZIP archive. Unpacking is left to the browser, which can do it; what comes out is held against the checksum.

use rawzip::{CompressionMethod, ZipArchive, ZipVerification};

use super::{MAX_BYTES, Reason};

/// How much is unpacked from one archive at most: all of it is held in memory.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Its name, with the archive's and the folders above it.
    pub name: String,
    /// Its bytes as they are in the archive, or why it is not unpacked.
    pub bytes: Result<PackedBytes<'a>, Reason>,
}

/// The bytes of a file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedBytes<'a> {
    /// As they are in the archive.
    pub bytes: &'a [u8],
    /// Whether they have to be unpacked (DEFLATE), or are those of the file.
    pub is_deflated: bool,
    size: u64,
    checksum: u32,
}

impl PackedBytes<'_> {
    /// How many bytes the file has, as the archive says.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// Whether these are the bytes of the file.
    #[must_use]
    pub fn are(&self, unpacked: &[u8]) -> bool {
        let uncompressed_size = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        let of = |crc, uncompressed_size| ZipVerification { crc, uncompressed_size };
        of(self.checksum, self.size).valid(of(rawzip::crc32(unpacked), uncompressed_size)).is_ok()
    }
}

/// The files in a ZIP archive, in its order. None if it is none, or one that only programs for documents read.
#[must_use]
pub fn files<'a>(name: &str, bytes: &'a [u8]) -> Option<Vec<Packed<'a>>> {
    super::kind::is_zip(bytes).then_some(())?;
    let archive = ZipArchive::from_slice(bytes).ok()?;
    let mut files = Vec::new();
    let mut left = MAX_UNPACKED;
    let mut entries = archive.entries();
    // What is damaged after some entries leaves those.
    while let Ok(Some(entry)) = entries.next_entry() {
        let path = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        if entry.is_dir() || is_litter(&path) {
            continue;
        }
        let size = entry.uncompressed_size_hint();
        let is_deflated = entry.compression_method() == CompressionMethod::DEFLATE;
        let found = archive.get_entry(entry.wayfinder()).ok().and_then(|found| {
            let (from, to) = found.compressed_data_range();
            bytes.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
        });
        let bytes = match found {
            _ if entry.flags().is_encrypted() => Err(Reason::Encrypted),
            _ if size > MAX_BYTES => Err(Reason::TooLarge(size)),
            _ if size > left => Err(Reason::ArchiveTooLarge),
            Some(bytes) if is_deflated || entry.compression_method() == CompressionMethod::STORE => {
                left -= size;
                Ok(PackedBytes { bytes, is_deflated, size, checksum: entry.crc32() })
            }
            Some(_) => Err(Reason::OtherPacking),
            None => Err(Reason::Damaged),
        };
        files.push(Packed { name: format!("{name}/{path}"), bytes });
    }
    (!files.is_empty()).then_some(files)
}

/// Whether a system put it into an archive without anybody's asking.
fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("__MACOSX/") || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reftel_core::export::zip::to_zip;

    fn archive() -> Vec<u8> {
        let files = [("a/one.txt", "FM X"), (".DS_Store", "x"), ("two.txt", "TO Y")];
        let files: Vec<_> =
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        to_zip(&files).unwrap()
    }

    #[test]
    fn ok_files_of_an_archive() {
        let archive = archive();
        let found = files("a.zip", &archive).unwrap();
        let names: Vec<&str> = found.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.zip/a/one.txt", "a.zip/two.txt"]);
        let first = found[0].bytes.unwrap();
        assert_eq!((first.bytes, first.is_deflated, first.size()), (&b"FM X"[..], false, 4));
        assert!(first.are(b"FM X") && !first.are(b"FM Y") && !first.are(b"FM X "));
    }

    #[test]
    fn err_damaged_and_locked() {
        assert_eq!(files("a", b"PK\x03\x04 and no more"), None);
        assert_eq!(files("a", b"FM X"), None);
        let mut locked = archive();
        // The flags of the first entry in the directory.
        let at = memchr::memmem::find(&locked, b"PK\x01\x02").unwrap() + 8;
        locked[at] |= 1;
        assert_eq!(files("a", &locked).unwrap()[0].bytes, Err(Reason::Encrypted));
        let mut other = archive();
        other[at + 2] = 14;
        assert_eq!(files("a", &other).unwrap()[0].bytes, Err(Reason::OtherPacking));
    }
}
