//! Reading curation: a CSV file with a decision a row.

use super::ReadError;
use crate::record::curation::{Action, COLUMNS, Decision, Fault};
use crate::record::{NodeId, NodeKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What can be one with another of its kind.
const ENTITIES: [NodeKind; 6] =
    [NodeKind::Agreement, NodeKind::Party, NodeKind::Place, NodeKind::Person, NodeKind::Event, NodeKind::Initiative];

/// The decisions in a file, in its order; a row without an action decides nothing.
///
/// # Errors
/// A file that cannot be read, or the first fault in it: a row that says nothing, or one that contradicts an earlier one.
pub fn curation(path: &Path) -> Result<Vec<Decision>, ReadError> {
    let text = std::fs::read_to_string(path).map_err(|reason| ReadError::File { path: path.to_owned(), reason })?;
    parse(&text).map_err(|Fault { line, what }| ReadError::Table { path: path.to_owned(), line, what })
}

fn parse(text: &str) -> Result<Vec<Decision>, Fault> {
    let fault = |line, what: String| Fault { line, what };
    let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let header = table.headers().map_err(|error| fault(1, error.to_string()))?;
    if header.iter().take(COLUMNS.len()).ne(COLUMNS) {
        let found = header.iter().collect::<Vec<_>>().join(",");
        return Err(fault(1, format!("the header must begin with `{}`, found `{found}`", COLUMNS.join(","))));
    }
    let mut decisions = Vec::new();
    for row in table.records() {
        let row = row.map_err(|e| fault(e.position().map_or(0, csv::Position::line), e.to_string()))?;
        let line = row.position().map_or(0, csv::Position::line);
        let cells: Vec<&str> = row.iter().take(COLUMNS.len()).map(str::trim).collect();
        if cells[0].is_empty() {
            continue;
        }
        for (at, name) in [(4, "who"), (5, "why")] {
            if cells[at].is_empty() {
                return Err(fault(line, format!("`{name}` is empty; each decision says who takes it and why")));
            }
        }
        let action = action(&cells).map_err(|what| fault(line, what))?;
        decisions.push(Decision { line, action, who: cells[4].to_owned(), why: cells[5].to_owned() });
    }
    contradictions(&decisions)?;
    Ok(decisions)
}

/// What a row decides; the cells that its action has no use for must be empty.
fn action(cells: &[&str]) -> Result<Action, String> {
    let only = |used: &[usize]| {
        let more =
            [(2, "other"), (3, "value")].into_iter().find(|(at, _)| !used.contains(at) && !cells[*at].is_empty());
        more.map_or(Ok(()), |(at, name)| Err(format!("`{}` has no use for `{name}`, found `{}`", cells[0], cells[at])))
    };
    let claim = || match cells[1].rsplit_once("claim/").map_or(cells[1], |(_, id)| id) {
        id if id.len() == 16 && id.bytes().all(|b| b.is_ascii_hexdigit()) => Ok(id.to_owned()),
        _ => Err(format!("`{}` is no claim; expected `claim/` and 16 hexadecimal digits", cells[1])),
    };
    match cells[0] {
        "same-as" | "different-from" => {
            only(&[2])?;
            let (one, other) = (id(cells[1])?, id(cells[2])?);
            let apart = cells[0] == "different-from";
            let fits = ENTITIES.contains(&one.kind)
                && (one.kind == other.kind || apart && other.kind == NodeKind::Article)
                && one != other;
            if !fits {
                return Err(format!("{one} and {other}: expected two things of one kind, such as two parties"));
            }
            if apart && !matches!(one.kind, NodeKind::Agreement | NodeKind::Party) {
                return Err(format!("{one}: only agreements and parties are put together by rules"));
            }
            Ok(if apart { Action::DifferentFrom(one, other) } else { Action::SameAs(one, other) })
        }
        "preferred-label" => {
            only(&[3])?;
            match cells[3] {
                "" => Err("`value` is empty; expected the label".to_owned()),
                label => Ok(Action::PreferredLabel(entity(cells[1])?, label.to_owned())),
            }
        }
        "kind" => {
            only(&[3])?;
            let one = id(cells[1])?;
            let kind = Action::kind(one.kind, cells[3]);
            kind.map(|kind| Action::Kind(one.clone(), kind))
                .ok_or_else(|| format!("`{}` is no kind of {}", cells[3], one.kind.segment()))
        }
        "reject" => only(&[]).and_then(|()| claim()).map(Action::Reject),
        "accept" => only(&[]).and_then(|()| claim()).map(Action::Accept),
        other => Err(format!(
            "`{other}` is no action; expected same-as, different-from, preferred-label, kind, reject or accept"
        )),
    }
}

/// The thing that an IRI, or its last two segments, names.
fn id(text: &str) -> Result<NodeId, String> {
    let mut parts = text.rsplit('/');
    let (slug, segment) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let kind = NodeKind::ALL.into_iter().find(|kind| kind.segment() == segment);
    let id = kind.filter(|_| !slug.is_empty()).map(|kind| NodeId::named(kind, slug));
    id.filter(|id| id.slug() == slug).ok_or_else(|| format!("`{text}` is no id; expected one such as party/acme"))
}

fn entity(text: &str) -> Result<NodeId, String> {
    id(text).and_then(
        |id| {
            if ENTITIES.contains(&id.kind) { Ok(id) } else { Err(format!("{id} has no label of its own")) }
        },
    )
}

/// The first row that says what an earlier one denies, or says it again.
fn contradictions(decisions: &[Decision]) -> Result<(), Fault> {
    let mut one: BTreeMap<&NodeId, &NodeId> = BTreeMap::new();
    let mut said: BTreeMap<String, (u64, String)> = BTreeMap::new();
    for Decision { line, action, .. } in decisions {
        let (about, says) = match action {
            Action::SameAs(into, from) => {
                if root(&one, into) == root(&one, from) {
                    return Err(Fault { line: *line, what: format!("{into} and {from} are one by earlier rows") });
                }
                one.insert(root(&one, from), root(&one, into));
                continue;
            }
            Action::DifferentFrom(a, b) => {
                let (a, b) = if a <= b { (a, b) } else { (b, a) };
                (format!("that {a} is not {b}"), String::new())
            }
            Action::PreferredLabel(id, label) => {
                let lang = match Action::label(label) {
                    crate::record::Value::Text(lang, _) => lang.tag(),
                    _ => "",
                };
                (format!("the label of {id} in `{lang}`"), label.clone())
            }
            Action::Kind(id, kind) => (format!("the kind of {id}"), kind.to_string()),
            Action::Reject(claim) => (format!("claim/{claim}"), "reject".to_owned()),
            Action::Accept(claim) => (format!("claim/{claim}"), "accept".to_owned()),
        };
        if let Some((before, other)) = said.insert(about.clone(), (*line, says.clone())) {
            let how = if other == says { "says again" } else { "contradicts" };
            return Err(Fault { line: *line, what: format!("{about}: the row {how} what line {before} says") });
        }
    }
    let apart = decisions.iter().filter_map(|d| match &d.action {
        Action::DifferentFrom(a, b) => Some((d.line, a, b)),
        _ => None,
    });
    let mut faults: BTreeSet<(u64, String)> = BTreeSet::new();
    for (line, a, b) in apart {
        if root(&one, a) == root(&one, b) {
            faults.insert((line, format!("{a} and {b} are one by rows of same-as")));
        }
    }
    faults.into_iter().next().map_or(Ok(()), |(line, what)| Err(Fault { line, what }))
}

/// What a thing is in the end.
fn root<'n>(one: &BTreeMap<&'n NodeId, &'n NodeId>, id: &'n NodeId) -> &'n NodeId {
    std::iter::successors(Some(id), |id| one.get(id).copied()).last().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &str) -> Result<Vec<Decision>, Fault> {
        parse(&format!("action,id,other,value,who,why,seen\n{rows}"))
    }

    #[test]
    fn a_row_without_an_action_decides_nothing_and_an_iri_is_as_good_as_an_id() {
        let read =
            rows(",party/a,party/b,,,,\nsame-as,https://example.org/x/party/a,party/b,,Ada,they moved,\n").unwrap();
        assert_eq!(read.len(), 1);
        let party = |slug| NodeId::named(NodeKind::Party, slug);
        assert_eq!((read[0].line, &read[0].action), (3, &Action::SameAs(party("a"), party("b"))));
    }

    #[test]
    fn a_fault_in_a_decision_is_told_with_its_line() {
        let fault = |text: &str| rows(text).unwrap_err();
        for (row, what) in [
            ("join,party/a,party/b,,Ada,why,\n", "is no action"),
            ("same-as,party/a,party/b,,,why,\n", "`who` is empty"),
            ("same-as,party/a,party/b,,Ada,,\n", "`why` is empty"),
            ("same-as,party/a,place/b,,Ada,why,\n", "of one kind"),
            ("same-as,party/a,party/A B,,Ada,why,\n", "is no id"),
            ("kind,party/a,,treaty,Ada,why,\n", "is no kind of party"),
            ("kind,party/a,party/b,port,Ada,why,\n", "has no use for `other`"),
            ("reject,claim/12,,,Ada,why,\n", "is no claim"),
            ("preferred-label,party/a,,,Ada,why,\n", "expected the label"),
        ] {
            let found = fault(row);
            assert!(found.line == 2 && found.what.contains(what), "{row}: {found:?}");
        }
        assert_eq!(parse("action,who\n").unwrap_err().line, 1);
    }

    #[test]
    fn rows_that_contradict_each_other_are_told() {
        let same = "same-as,party/a,party/b,,Ada,why,\nsame-as,party/b,party/c,,Ada,why,\n";
        for (row, what) in [
            ("different-from,party/c,party/a,,Ada,why,\n", "are one by rows"),
            ("same-as,party/c,party/a,,Ada,why,\n", "are one by earlier rows"),
            ("kind,party/x,,port,Ada,why,\nkind,party/x,,bank,Ada,why,\n", "contradicts what line 4 says"),
            ("accept,claim/0123456789abcdef,,,Ada,why,\nreject,claim/0123456789abcdef,,,Bo,no,\n", "contradicts"),
        ] {
            let found = rows(&format!("{same}{row}")).unwrap_err();
            assert!(found.line >= 4 && found.what.contains(what), "{row}: {found:?}");
        }
    }
}
