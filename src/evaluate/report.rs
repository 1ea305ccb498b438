//! An evaluation for people, and for programs.

use super::score::{Bin, Count, Evaluation, Fault, Slot};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// What the report says beside the figures.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// List every error.
    pub errors: bool,
    /// What was not scored, and why.
    pub notes: &'a [String],
}

/// The rows of the table, with their labels.
fn rows(evaluation: &Evaluation) -> Vec<(&'static str, Count)> {
    let slots = Slot::ALL.iter().map(|&slot| (slot.label(), evaluation.count(slot)));
    slots.chain([("CORE (agreement slots)", evaluation.core()), ("ALL FACTS", evaluation.all_facts())]).collect()
}

/// The report as text: notes, errors if wanted, a table of slots, and a table of confidence.
pub fn text(evaluation: &Evaluation, options: Options<'_>) -> String {
    let mut text = String::new();
    for note in options.notes {
        line(&mut text, format_args!("note: {note}"));
    }
    for fault in evaluation.faults.iter().filter(|_| options.errors) {
        line(&mut text, format_args!("{}", told(fault)));
        if let Some(said) = &fault.found.said {
            line(&mut text, format_args!("    {:?} ({})", said.sentence, said.rule));
        }
    }
    let (articles, false_deals) = (evaluation.articles, evaluation.false_deals);
    line(&mut text, format_args!("{articles} articles; articles without a deal given a false one: {false_deals}"));
    line(
        &mut text,
        format_args!("{:24}{:>7}{:>7}{:>7}{:>6}{:>6}{:>8}", "slot", "P", "R", "F1", "right", "wrong", "missing"),
    );
    for (label, count) in rows(evaluation) {
        let (p, r, f1) = (count.precision(), count.recall(), count.f1());
        let Count { right, wrong, missing } = count;
        line(&mut text, format_args!("{label:24}{p:7.3}{r:7.3}{f1:7.3}{right:6}{wrong:6}{missing:8}"));
    }
    line(&mut text, format_args!("\n{:24}{:>7}{:>7}{:>7}{:>10}", "confidence", "found", "right", "share", "optional"));
    for bin in &evaluation.calibration {
        let share = bin.share().map_or("-".to_owned(), |share| format!("{share:.3}"));
        let range = format!("{} to {}", bin.from, bin.to);
        let Bin { found, right, optional, .. } = bin;
        line(&mut text, format_args!("{range:24}{found:7}{right:7}{share:>7}{optional:10}"));
    }
    text
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{content}");
}

/// One error on a line: `a: a1 date wrong: found 2019-12-17, wanted 2019-12-18`.
fn told(fault: &Fault) -> String {
    let key = fault.key.as_ref().map_or_else(String::new, |key| format!("{key} "));
    let mut told = format!("{}: {key}{} {}: ", fault.article, fault.slot.label(), fault.kind.label());
    let wanted = match fault.wanted.as_slice() {
        [] => "nothing".to_owned(),
        // The first alternative is the preferred one.
        [first, more @ ..] => {
            let more = if more.is_empty() { String::new() } else { format!(" (or {})", more.join(" | ")) };
            format!("{first:?}{more}")
        }
    };
    if !fault.found.texts.is_empty() {
        let _ = write!(told, "found {:?}, ", fault.found.texts.join(" | "));
    }
    let _ = write!(told, "wanted {wanted}");
    told
}

/// The report as JSON.
pub fn json(evaluation: &Evaluation, options: Options<'_>) -> String {
    let figures = |count: Count| {
        json!({
            "precision": count.precision(), "recall": count.recall(), "f1": count.f1(),
            "right": count.right, "wrong": count.wrong, "missing": count.missing,
        })
    };
    let slots: Map<String, Value> =
        rows(evaluation).into_iter().map(|(label, count)| (label.to_owned(), figures(count))).collect();
    let bin = |bin: &Bin| {
        let thousandths = |confidence: crate::record::Confidence| f64::from(confidence.thousandths()) / 1000.0;
        json!({
            "from": thousandths(bin.from), "to": thousandths(bin.to),
            "found": bin.found, "right": bin.right, "share": bin.share(), "optional": bin.optional,
        })
    };
    let fault = |fault: &Fault| {
        let said = fault.found.said.as_ref();
        json!({
            "article": fault.article, "slot": fault.slot.label(), "error": fault.kind.label(), "agreement": fault.key,
            "found": fault.found.texts, "wanted": fault.wanted,
            "sentence": said.map(|said| &said.sentence), "rule": said.map(|said| &said.rule),
        })
    };
    let mut report = json!({
        "articles": evaluation.articles,
        "falseDeals": evaluation.false_deals,
        "slots": slots,
        "calibration": evaluation.calibration.iter().map(bin).collect::<Vec<_>>(),
        "notes": options.notes,
    });
    if options.errors {
        report["errors"] = evaluation.faults.iter().map(fault).collect();
    }
    format!("{report:#}\n")
}
