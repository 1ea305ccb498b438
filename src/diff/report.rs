//! A difference as Markdown for people and pull requests, and as JSON for machines.

use super::{Change, Difference, Entry, Things};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The most names that are told of the things of a kind.
const NAMED: usize = 20;

/// Markdown: an agreement a line, what changed of it below.
pub fn markdown(found: &Difference) -> String {
    if found.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let mut out = String::new();
    let put = |out: &mut String, line: String| {
        let _ = writeln!(out, "{line}");
    };
    let (added, removed, changed) = (found.added.len(), found.removed.len(), found.changed.len());
    put(&mut out, format!("## Agreements: {added} new, {removed} gone, {changed} changed\n"));
    for entry in &found.added {
        put(&mut out, format!("- **+** {}", told(entry)));
    }
    for entry in &found.removed {
        put(&mut out, format!("- **−** {}", told(entry)));
    }
    for changed in &found.changed {
        put(&mut out, format!("- **~** {}", plain(&changed.now.name)));
        if let Some(was) = &changed.was {
            put(&mut out, format!("  - id: `{was}` → `{}`", changed.now.id));
        }
        for change in &changed.changes {
            for line in lines(change) {
                put(&mut out, format!("  - {line}"));
            }
        }
    }
    for (kind, things) in &found.things {
        put(&mut out, format!("\n## {}\n", plural(kind)));
        for (was, now) in &things.renamed {
            put(&mut out, format!("- {kind} renamed: {} → {}", plain(was), plain(now)));
        }
        for (sign, names) in [("+", &things.added), ("−", &things.removed)] {
            for name in names.iter().take(NAMED) {
                put(&mut out, format!("- **{sign}** {}", plain(name)));
            }
            if names.len() > NAMED {
                put(&mut out, format!("- **{sign}** {} more", names.len() - NAMED));
            }
        }
    }
    let (new, gone) = found.statements;
    put(&mut out, format!("\nStatements: {new} new, {gone} gone."));
    if !found.files.is_empty() {
        put(&mut out, format!("Files that differ: {}.", found.files.join(", ")));
    }
    out
}

/// One JSON object with the same content.
pub fn json(found: &Difference) -> String {
    let entry = |entry: &Entry| json!({"id": entry.id, "name": entry.name, "about": entry.about});
    let changed: Vec<Value> = found
        .changed
        .iter()
        .map(|changed| {
            let changes: Vec<Value> =
                changed.changes.iter().map(|c| json!({"what": c.what, "from": c.from, "to": c.to})).collect();
            json!({"id": changed.now.id, "name": changed.now.name, "was": changed.was, "changes": changes})
        })
        .collect();
    let kind = |things: &Things| {
        let renamed: Vec<Value> = things.renamed.iter().map(|(was, now)| json!({"from": was, "to": now})).collect();
        json!({"added": things.added, "removed": things.removed, "renamed": renamed})
    };
    let things: serde_json::Map<String, Value> =
        found.things.iter().map(|(name, things)| (name.clone(), kind(things))).collect();
    let all = json!({
        "changed": !found.is_empty(),
        "agreements": {
            "added": found.added.iter().map(entry).collect::<Vec<_>>(),
            "removed": found.removed.iter().map(entry).collect::<Vec<_>>(),
            "changed": changed,
        },
        "things": things,
        "statements": {"added": found.statements.0, "removed": found.statements.1},
        "files": found.files,
    });
    format!("{all:#}\n")
}

fn told(entry: &Entry) -> String {
    if entry.about.is_empty() {
        plain(&entry.name)
    } else {
        format!("{} ({})", plain(&entry.name), plain(&entry.about))
    }
}

/// `status planned → signed`, or a line a value that came or went.
fn lines(change: &Change) -> Vec<String> {
    if let ([from], [to]) = (change.from.as_slice(), change.to.as_slice()) {
        return vec![format!("{} {} → {}", change.what, plain(from), plain(to))];
    }
    let gone = change.from.iter().map(|value| format!("− {} {}", change.what, plain(value)));
    let new = change.to.iter().map(|value| format!("+ {} {}", change.what, plain(value)));
    gone.chain(new).collect()
}

/// A text on one line, with nothing in it that Markdown reads as markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '|' | '#' | '@' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn plural(kind: &str) -> &'static str {
    match kind {
        "article" => "Articles",
        "event" => "Events",
        "initiative" => "Initiatives",
        "party" => "Parties",
        "person" => "People",
        "place" => "Places",
        _ => "Publishers",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_break_the_markdown_that_they_stand_in() {
        assert_eq!(plain("a\n- **b** <i>@c</i>"), "a - \\*\\*b\\*\\* \\<i\\>\\@c\\</i\\>");
    }

    #[test]
    fn one_value_for_another_is_an_arrow_and_more_are_lines() {
        let of = |from: &[&str], to: &[&str]| {
            let own = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect();
            lines(&Change { what: "party", from: own(from), to: own(to) })
        };
        assert_eq!(of(&["A"], &["B"]), ["party A → B"]);
        assert_eq!(of(&[], &["B"]), ["+ party B"]);
        assert_eq!(of(&["A"], &["B", "C"]), ["− party A", "+ party B", "+ party C"]);
    }
}
