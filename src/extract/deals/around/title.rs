//! The name of an agreement where it is written as one, and names that only end like an agreement's.

use crate::extract::groups::{Determiner, Groups, Noun};
use crate::extract::names::run::is_verb;
use crate::extract::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// The name of the agreement where it is written as one: `the Framework Agreement on X`, `the Paris Agreement`.
pub fn title(groups: &Groups<'_, '_>, lexicon: &Lexicon, i: usize) -> Option<(usize, usize)> {
    let sent = groups.sent;
    let noun = groups.list[i].noun()?;
    let (at, length, _) = noun.agreement?;
    if sent.title_case || !sent.is_capital(at) || length == 1 && sent.word(at).chars().all(char::is_uppercase) {
        return None;
    }
    let mut first = at;
    while first > groups.list[i].first
        && (sent.is_capital(first - 1) && sent.tag(first - 1) != Tag::Dt
            || matches!(sent.lower(first - 1), "and" | "&" | "of" | "’s" | "'s" | "-" | "–"))
    {
        first -= 1;
    }
    while first < at && !sent.is_capital(first) {
        first += 1;
    }
    let mut end = at + length;
    // `… of/on/for Capitals`: the name goes on while capitals do.
    let mut k = end;
    while k < sent.len() {
        // `the Framework Agreement and the Interim Trade Agreement`: two names.
        if sent.lower(k) == "and" && another_follows(groups, k) {
            break;
        }
        let small = matches!(
            sent.lower(k),
            "of" | "on"
                | "for"
                | "and"
                | "in"
                | "the"
                | "to"
                | "&"
                | ","
                | "with"
                | "between"
                | "concerning"
                | "regarding"
        );
        if sent.is_capital(k) && !is_verb(sent.tag(k)) {
            k += 1;
            end = k;
        } else if small && k + 1 < sent.len() && k - end < 2 && !(matches!(sent.lower(k), "with" | "between" | ",")) {
            k += 1;
        } else {
            break;
        }
    }
    let words = end - first;
    let plain = lexicon.agreement_nouns.longest_at(first, |p| sent.lower(p)).is_some_and(|(n, _)| n == words);
    (words >= 2 && !plain).then_some((first, end))
}

/// Whether the group after `and` at position `at` is another agreement with a determiner of its own.
fn another_follows(groups: &Groups<'_, '_>, at: usize) -> bool {
    let next = groups.list.iter().find(|g| g.first > at);
    next.and_then(|g| g.noun()).is_some_and(|n| n.agreement.is_some() && n.determiner != Determiner::None)
}

/// Whether the agreement noun is only the end of a body's name (`ASEAN Secretariat`), not a deal.
pub fn is_part_of_name(groups: &Groups<'_, '_>, noun: &Noun) -> bool {
    noun.name.is_some_and(|n| {
        let name = &groups.names[n];
        matches!(name.kind, NameKind::Organization(kind) if kind != PartyKind::Alliance)
            && noun.agreement.is_some_and(|(first, ..)| first >= name.first && first < name.end)
    })
}
