//! The built page in three browsers.
//!
//! Run by `cargo xtask test` (or `cargo xtask test --only browser`), which builds the page and says
//! where it is. To add a test, write `pub(crate) fn ok_...(page: &Page<'_>) -> Result<()>` in a file beside this
//! one and name it in [`CASES`]; it then runs in every engine. Every test gets a server, and so an
//! origin, of its own; the browser is shared by the tests of an engine.
#![allow(clippy::print_stderr, clippy::indexing_slicing, clippy::string_slice, reason = "a test program")]

mod across;
mod axe;
mod copies;
mod editor;
mod find;
mod keyboard;
mod layout;
mod leaving;
mod library;
mod markup;
mod metadata;
mod navigation;
mod neighbours;
mod paper;
mod places;
mod planted;
mod reader;
mod redaction;
mod room;
mod seal;
mod start;
mod tamper;
mod views;
mod walk;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use browser::{Browser, Engine, Look, Page};
use libtest_mimic::{Arguments, Failed, Trial};

/// A test: an error says what was not as it should be.
type Case = fn(&Page<'_>) -> Result<()>;

macro_rules! cases {
    ($($module:ident: [$($case:ident),* $(,)?]),* $(,)?) => {
        &[$($((concat!(stringify!($module), "::", stringify!($case)), $module::$case as Case)),*),*]
    };
}

const CASES: &[(&str, Case)] = cases! {
    start: [
        ok_only_the_expected_files_are_asked_for,
        ok_no_errors_and_no_violations,
        ok_notice_is_hidden,
        ok_settles_under_a_slow_network,
        err_inside_a_frame,
        err_a_panic_ends_the_page,
        err_without_webassembly,
        ok_over_plain_http,
    ],
    markup: [ok_static_markup_only, ok_text_of_a_cable_never_becomes_markup],
    metadata: [ok_a_field_leads_to_its_bytes, ok_settings_last, ok_samples_by_keyboard],
    navigation: [ok_scripts_cannot_leave],
    neighbours: [
        ok_without_the_lock_an_opener_reads,
        err_opened_by_another_page,
        ok_the_header_of_a_host_cuts_off_an_opener_that_hides,
        ok_without_a_lock_text_stays_behind,
        ok_nothing_is_left_for_other_pages,
    ],
    reader: [
        ok_dropped_file_is_read,
        ok_pasted_text_is_read,
        ok_files_in_other_encodings_are_read,
        ok_nonsense_is_refused_and_what_is_open_stays,
        ok_archives_are_unpacked,
        ok_keys_walk_paragraphs_and_cables,
        ok_nothing_of_a_cable_is_kept,
        ok_badge_says_what_was_seen,
    ],
    places: [ok_jumps_arrive, ok_a_change_of_the_view_keeps_the_place, ok_the_source_goes_to_the_field],
    find: [
        ok_found_across_lines_and_pages,
        ok_hits_are_counted_and_walked,
        ok_find_gives_back_what_it_takes,
        ok_results_lead_into_other_cables,
        ok_all_cables_are_walked_and_lists_open_whole,
        ok_a_link_waits_for_its_cable,
        ok_cables_are_filtered,
    ],
    redaction: [
        ok_nothing_struck_is_in_the_released_view,
        ok_undecided_portions_stay,
        ok_a_finding_leads_to_its_mark,
        ok_quick_steps_between_cables,
        ok_redaction_by_keys,
    ],
    editor: [
        ok_a_selection_answers,
        ok_a_redacted_word_is_pressed_and_kept,
        ok_a_list_of_terms_is_shown_before_it_applies,
    ],
    paper: [ok_paper_has_what_is_released, ok_paper_without_style_sheets, ok_the_page_comes_back_as_it_was],
    library: [
        ok_several_cables_at_once,
        ok_the_filter_is_set_from_a_cable_and_exported,
        ok_the_handle_moves,
    ],
    leaving: [ok_asks_before_redactions_are_lost],
    copies: [
        ok_citations_of_all_cables_are_saved,
        ok_copies_of_the_working_view,
        ok_exports_of_every_form,
    ],
    across: [ok_names_of_other_cables, ok_names_are_struck_there_too, ok_rules_say_what_they_miss],
    axe: [ok_no_violation_in_any_state],
    keyboard: [
        ok_from_start_to_a_cable,
        ok_regions_of_the_reader,
        ok_layers_close_one_at_a_time,
        ok_explained_words,
        ok_drawers_of_a_phone,
        ok_a_whole_journey,
    ],
    room: [ok_the_text_is_on_the_first_screen, ok_one_pane_where_there_is_room_for_one, ok_bars_stay_where_lines_are_few, ok_a_selection_is_redacted_on_a_phone],
    layout: [ok_nothing_scrolls_sideways, ok_large_text_is_not_cut, ok_things_to_press_are_large_enough],
    tamper: [
        err_altered_boot,
        err_altered_glue,
        err_altered_program,
        err_altered_glue_and_broken_import_map,
        err_altered_glue_and_map_without_hashes,
        err_missing_program,
        err_missing_style_sheet,
        err_missing_sheet_of_the_notice,
        err_missing_style_sheets,
        err_altered_boot_with_reduced_motion_rules,
    ],
    views: [
        ok_source_and_document_mark_each_other,
        ok_references_lead_on_and_back,
        ok_what_is_cited_and_not_open_is_listed,
        ok_a_copy_has_the_text_and_nothing_of_the_gutter,
        ok_many_files_at_once,
    ],
    seal: [
        ok_without_a_policy_the_ways_out_are_open,
        ok_sealed_page_sends_nothing,
        ok_locked_constructors_stay_locked,
        ok_policies_cannot_be_taken_back,
        ok_blobs_can_be_saved_and_shown,
        err_badge_without_the_first_policy,
        err_badge_without_the_seal,
        ok_badge_looks_at_the_locks,
    ],
};

/// A browser that is started when the first test needs it, and again after a test has failed in it.
type Shared = Arc<Mutex<Option<Browser>>>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let (Ok(engines), Some(dist)) = (std::env::var("REFTEL_ENGINES"), std::env::var_os("REFTEL_DIST")) else {
        eprintln!("error: these tests need the built page and its browsers; run `cargo xtask test`");
        return ExitCode::FAILURE;
    };
    let engines: Result<Vec<Engine>> = engines.split(',').map(str::parse).collect();
    let engines = match engines {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("error: REFTEL_ENGINES: {error}");
            return ExitCode::FAILURE;
        }
    };
    let dist = PathBuf::from(dist);
    let browsers: Vec<(Engine, Shared)> =
        engines.into_iter().map(|engine| (engine, Shared::default())).collect();
    // Engine after engine within each case, so that threads wait for each other as little as possible.
    let trials = CASES
        .iter()
        .flat_map(|&(name, case)| browsers.iter().map(move |browser| (name, case, browser)))
        .map(|(name, case, (engine, shared))| {
            let (engine, shared, dist) = (*engine, Arc::clone(shared), dist.clone());
            Trial::test(format!("{engine}::{name}"), move || {
                let mut browser = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let mut run = || {
                    // Taken out: a test that panics leaves no browser to the next.
                    let current = match browser.take() {
                        Some(browser) => browser,
                        None => Browser::start(engine, Look::default())?,
                    };
                    let page = Page::new(&current, &dist)?;
                    let outcome = case(&page).with_context(|| format!("in {engine}"));
                    if outcome.is_ok() {
                        leave(&page);
                        *browser = Some(current);
                    } else {
                        picture(&page, &format!("{engine}-{}", name.replace("::", "-")));
                    }
                    outcome
                };
                match run() {
                    Err(error) if is_gone(&error) => {
                        eprintln!("{engine} ended in the middle of {name}, which is run again: {error:#}");
                        run().map_err(failed)
                    }
                    outcome => outcome.map_err(failed),
                }
            })
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Ends the browsers, which `exit` would not.
    drop(browsers);
    conclusion.exit_code()
}

#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: anyhow::Error) -> Failed {
    format!("{error:#}").into()
}

/// Whether a test failed for want of a browser, and not by what it asserts: WebKit crashes once in a few hundred tests.
fn is_gone(error: &anyhow::Error) -> bool {
    let text = format!("{error:#}");
    text.contains("invalid session id") || text.contains("Connection refused")
}

/// Ends whatever the page may still be doing before the next test.
fn leave(page: &Page<'_>) {
    let _ = page.visit("about:blank");
}

fn picture(page: &Page<'_>, name: &str) {
    let Ok(picture) = page.screenshot() else { return };
    let file = std::env::temp_dir().join(format!("reftel-{name}.png"));
    if std::fs::write(&file, picture).is_ok() {
        eprintln!("{name}: the page looked like this: {}", file.display());
    }
}
