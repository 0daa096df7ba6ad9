use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

/// The forms in which one file is packed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Packing {
    /// As in a ZIP archive.
    Deflate,
    /// As in a `.gz` file.
    Gzip,
}

/// Unpacks bytes with what the browser has for it. None if they are damaged or more than `most`, whatever the file says of
/// itself.
pub(crate) async fn unpack(bytes: &[u8], packing: Packing, most: usize) -> Option<Vec<u8>> {
    let format = match packing {
        Packing::Deflate => "deflate-raw",
        Packing::Gzip => "gzip",
    };
    // Not among the stable bindings.
    let constructor = Reflect::get(&super::window(), &"DecompressionStream".into()).ok()?;
    let stream = Reflect::construct(constructor.dyn_ref::<Function>()?, &Array::of1(&format.into())).ok()?;
    let side = |name: &str| Reflect::get(&stream, &name.into()).ok();
    let writer = side("writable")?.unchecked_into::<WritableStream>().get_writer().ok()?;
    let reader = side("readable")?.unchecked_into::<ReadableStream>().get_reader();
    let reader: ReadableStreamDefaultReader = reader.unchecked_into();
    // It takes no more than is read from the other side; what goes wrong is told there too.
    let written = [writer.write_with_chunk(&Uint8Array::from(bytes)), writer.close()];
    for promise in written {
        spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
    let mut unpacked = Vec::new();
    loop {
        let read = JsFuture::from(reader.read()).await.ok()?;
        let get = |name: &str| Reflect::get(&read, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if get("done").is_truthy() {
            return Some(unpacked);
        }
        let chunk = get("value").dyn_into::<Uint8Array>().ok()?.to_vec();
        if unpacked.len() + chunk.len() > most {
            let _ = JsFuture::from(reader.cancel()).await;
            return None;
        }
        unpacked.extend(chunk);
    }
}
