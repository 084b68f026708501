//! How much of the heap loading takes against the size of the text: at most
//! while it runs, and what the loaded ledger holds. Both include the text,
//! which a loaded ledger keeps for its findings.

#![allow(clippy::print_stdout)]

mod ledger;

use peak_alloc::PeakAlloc;
use stancegraph::load;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() {
    let texts = ledger::realistic(ledger::size());
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let files = ledger::files(&texts);
    drop(texts);
    let text = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let loaded = load::load(files);
    let (peak, held) = (HEAP.peak_usage(), HEAP.current_usage());
    let times = |heap: usize| heap as f64 / bytes as f64;
    println!("text            {:6.1} MB", bytes as f64 / 1e6);
    println!("heap before     {:6.2} × text", times(text));
    println!("peak of load    {:6.2} × text", times(peak));
    println!("held by loaded  {:6.2} × text", times(held));
    let texts: usize = loaded.files.iter().map(|file| file.text.capacity()).sum();
    println!("of it ledger    {:6.2} × text", times(held - texts));
}
