//! Rows of tables: a cell for each party, others for what the deal is about.

use super::item::{deal, is_body};
use crate::extract::deals::RawDeal;
use crate::extract::discourse::Sentence;
use crate::extract::parties::{Phrase, PhraseKind, list_at};
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role};

/// The cells of a row, as positions; one if it is no row.
pub fn cells(sentence: &Sentence<'_, '_>) -> Vec<(usize, usize)> {
    let sent = sentence.sent;
    let mut cells = Vec::new();
    let mut first = 0;
    for i in 0..=sent.len() {
        if i == sent.len() || matches!(sent.word(i), "|" | "\t") {
            if i > first {
                cells.push((first, i));
            }
            first = i + 1;
        }
    }
    cells
}

/// The deal of a row; `buyer`: its heading tells the other party. A row of column names has no body in it.
pub fn read(sentence: &Sentence<'_, '_>, cells: &[(usize, usize)], buyer: bool, lexicon: &Lexicon) -> Option<RawDeal> {
    let groups = &sentence.groups;
    let found: Vec<_> = cells.iter().map(|&cell| (cell, parties(sentence, cell, lexicon))).collect();
    let of = |body| found.iter().flat_map(|(_, p)| p).filter(move |p| is_named(sentence, p, body));
    let mut chosen: Vec<&Phrase> = of(true).collect();
    // Where the heading tells no buyer, a place may be a party; beside one it says where the work is done.
    if chosen.len() < 2 && !buyer {
        chosen.extend(of(false));
    }
    if chosen.is_empty() {
        return None;
    }
    let taken = |cell: (usize, usize)| chosen.iter().any(|p| cell.0 <= p.first && p.end <= cell.1);
    let about: Vec<(usize, usize)> = cells.iter().copied().filter(|&cell| !taken(cell)).collect();
    let own = groups.list.iter().find_map(|g| {
        let (first, length, noun) = g.noun()?.agreement?;
        let free = about.iter().any(|c| c.0 <= first && first < c.1);
        (free && noun.only.is_none() && noun.strong).then_some((first, length, noun))
    });
    let parties = chosen.into_iter().map(|p| (p.clone(), Role::Signatory)).collect();
    Some(match own {
        Some((first, length, noun)) => deal((first, first + length), noun.kind, parties, about, sentence),
        None => RawDeal {
            strong: false,
            ..deal((0, sentence.sent.len()), AgreementType::Agreement, parties, about, sentence)
        },
    })
}

/// The parties of a cell that holds nothing else.
fn parties(sentence: &Sentence<'_, '_>, cell: (usize, usize), lexicon: &Lexicon) -> Vec<Phrase> {
    let groups = &sentence.groups;
    let Some(k) = groups.list.iter().position(|g| g.first == cell.0) else { return Vec::new() };
    let Some((list, next)) = list_at(groups, lexicon, k) else { return Vec::new() };
    let whole = groups.list.get(next).map_or(sentence.sent.len(), |g| g.first) >= cell.1;
    if whole && list.iter().all(|p| is_body(groups, p) && p.end <= cell.1) { list } else { Vec::new() }
}

/// Whether a phrase names a body outright, or else a place.
fn is_named(sentence: &Sentence<'_, '_>, phrase: &Phrase, body: bool) -> bool {
    match phrase.kind {
        PhraseKind::Name(n) => match sentence.groups.names[n].kind {
            NameKind::Organization(_) => body,
            NameKind::Place => !body,
            _ => false,
        },
        _ => false,
    }
}
