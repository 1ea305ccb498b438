//! `--log-format json`: what happened, a JSON object a line, for machines that watch a run.

use crate::error::Error;
use crate::pipeline::Summary;
use crate::record::IssueKind;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// Writes a line an issue, and one about the whole run.
pub fn told(summary: &Summary, folder: &Path, quiet: bool, log: &mut impl Write) -> io::Result<()> {
    for issue in &summary.issues {
        let level = if issue.kind == IssueKind::Failed { "error" } else { "warning" };
        if quiet && level != "error" {
            continue;
        }
        let line = json!({
            "level": level,
            "event": issue.kind.code(),
            "file": issue.source_file,
            "article": issue.article,
            "place": issue.place,
            "message": issue.message,
        });
        writeln!(log, "{line}")?;
    }
    if quiet {
        return Ok(());
    }
    let counts = summary.counts;
    let agreements: BTreeMap<&str, usize> = summary.agreements.iter().map(|(status, n)| (status.code(), *n)).collect();
    let done = json!({
        "level": "info",
        "event": "done",
        "articles": {
            "read": counts.read, "emitted": counts.emitted, "skipped": counts.skipped, "failed": counts.failed,
        },
        "agreements": agreements,
        "parties": summary.parties,
        "claims": summary.claims,
        "files": summary.files,
        "out": Value::from(folder.display().to_string()),
    });
    writeln!(log, "{done}")
}

/// Writes why a run stopped.
pub fn stopped(error: &Error, log: &mut impl Write) -> io::Result<()> {
    writeln!(log, "{}", json!({"level": "error", "event": "stopped", "message": error.to_string()}))
}
