//! What is wrong and where, for people and as SARIF for CI.

use serde_json::{Value, json};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the folder of the export.
    pub file: String,
    /// The line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// The name of the rule, in kebab-case.
    pub rule: &'static str,
    /// What is wrong and what was expected.
    pub message: String,
    /// The agreement, by its name; if there is none, the thing that is meant.
    pub about: Option<String>,
    /// The article, by the name of its file.
    pub article: Option<String>,
    /// The words that the statement rests on.
    pub quote: Option<String>,
}

/// The rules whose findings make others follow: they are told first.
const CAUSES: [&str; 3] = ["file-of-run", "syntax", "utf-8"];

impl Finding {
    /// Something wrong in a file, about nothing in particular.
    pub fn new(rule: &'static str, file: &str, line: usize, message: String) -> Self {
        Self { file: file.to_owned(), line, rule, message, about: None, article: None, quote: None }
    }

    /// The order in which findings are told: what others follow from, then file by file.
    pub fn order(&self, other: &Self) -> Ordering {
        let follows = |finding: &Self| !CAUSES.contains(&finding.rule);
        follows(self).cmp(&follows(other)).then_with(|| self.cmp(other))
    }

    /// The message with the agreement, the article and the quotation.
    pub fn told(&self) -> String {
        let mut out = String::new();
        if let Some(about) = &self.about {
            let _ = write!(out, "{about}: ");
        }
        out.push_str(&self.message);
        match (&self.article, &self.quote) {
            (Some(article), Some(quote)) => {
                let _ = write!(out, " (article {article}: \"{quote}\")");
            }
            (Some(article), None) => {
                let _ = write!(out, " (article {article})");
            }
            (None, Some(quote)) => {
                let _ = write!(out, " (\"{quote}\")");
            }
            (None, None) => {}
        }
        out
    }
}

/// A finding a line: `pactgraph.nt:12: … [rule]`.
pub fn text(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = if finding.line > 0 { format!("{}:{}", finding.file, finding.line) } else { finding.file.clone() };
        let _ = writeln!(out, "{place}: {} [{}]", finding.told(), finding.rule);
    }
    out
}

/// The findings as SARIF 2.1.0; files are named below `folder`, as it was given.
pub fn sarif(findings: &[Finding], folder: &str) -> String {
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    let rules: Vec<Value> = rules.into_iter().map(|rule| json!({"id": rule, "name": rule})).collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let uri =
                format!("{}/{}", folder.trim_end_matches('/'), finding.file).replace('\\', "/").replace(' ', "%20");
            let mut place = json!({"artifactLocation": {"uri": uri}});
            if finding.line > 0 {
                place["region"] = json!({"startLine": finding.line});
            }
            json!({
                "ruleId": finding.rule,
                "level": "error",
                "message": {"text": finding.told()},
                "locations": [{"physicalLocation": place}],
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "pactgraph validate", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_file_line_agreement_article_and_quote() {
        let finding = Finding {
            about: Some("agreement \"Pact\"".into()),
            article: Some("a.txt".into()),
            quote: Some("signed".into()),
            ..Finding::new("shape", "pactgraph.nt", 7, "no status".into())
        };
        let line = "pactgraph.nt:7: agreement \"Pact\": no status (article a.txt: \"signed\") [shape]\n";
        assert_eq!(text(std::slice::from_ref(&finding)), line);
        let log: Value = serde_json::from_str(&sarif(&[finding], "out/")).unwrap();
        let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(*place, json!({"artifactLocation": {"uri": "out/pactgraph.nt"}, "region": {"startLine": 7}}));
    }
}
