//! What makes a word for an agreement tell no deal, whatever acts on it: a condition, a quantity, a permit, a game.

use super::around;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun};
use crate::extract::tagger::Tag;

/// Why an agreement noun tells no deal whatever acts on it; `None` if it may.
pub fn outright(groups: &Groups<'_, '_>, i: usize, noun: &Noun) -> Option<&'static str> {
    if matches!(groups.sent.lower(groups.list[i].first), "any" | "every") {
        return Some("no agreement in particular: `any agreement`");
    }
    if is_condition(groups, i) {
        return Some("it stands in a condition: `if … an agreement`");
    }
    // `Letters to this effect were exchanged`
    let effect = |at: usize| matches!(groups.sent.lower(at), "this" | "that") && groups.sent.lower(at + 1) == "effect";
    let letters = matches!(groups.sent.lower(noun.head), "letters" | "notes");
    if letters && groups.sent.lower(noun.head + 1) == "to" && effect(noun.head + 2) {
        return Some("it is about the one told before: `letters to this effect`");
    }
    // `a great deal of progress`
    let much = noun.head > 0
        && groups.sent.lower(noun.head) == "deal"
        && matches!(groups.sent.lower(noun.head - 1), "great" | "good")
        && matches!(groups.sent.lower(noun.head + 1), "of" | "more" | "to");
    if much {
        return Some("a quantity: `a great deal of`");
    }
    // `I give credit to Ada Brook`
    let praised = groups.sent.lower(noun.head) == "credit"
        && noun.determiner == Determiner::None
        && groups.list[..i].last().and_then(Group::verb).is_some_and(|v| {
            let word = groups.sent.lower(v.main);
            ["claim", "deserv", "gave", "get", "give", "giving", "take", "took"]
                .iter()
                .any(|stem| word.starts_with(stem))
        });
    if praised {
        return Some("praise: `give credit to`");
    }
    // `the recognition of driving licences`
    let before = noun.head.checked_sub(1).map_or("", |at| groups.sent.lower(at));
    // `a stock option grant to its new chief`
    let pays = matches!(before, "equity" | "option" | "options" | "share" | "stock" | "unit");
    if pays && matches!(groups.sent.lower(noun.head), "grant" | "grants") {
        return Some("pay: `a stock option grant`");
    }
    let permit = ["licence", "license"].iter().any(|word| groups.sent.lower(noun.head).starts_with(word));
    if permit
        && matches!(before, "driver" | "driver's" | "driving" | "export" | "gun" | "import" | "liquor" | "marriage")
    {
        return Some("a permit: `driving licences`");
    }
    // `signed the investment contract of the battery project`
    let of = i >= 2 && groups.is_prep(i - 1, "of") && groups.list[i - 2].noun().is_some_and(|n| n.agreement.is_some());
    if of && noun.agreement.is_some_and(|(.., n)| n.only.is_some()) {
        return Some("it is what the agreement before it is about");
    }
    if is_game(groups, i, noun) {
        return Some("a partnership in a game: `a fifth-wicket partnership`");
    }
    if is_short_form(groups, i) {
        return Some("the short form of the agreement before it");
    }
    around::is_part_of_name(groups, noun).then_some("it is part of the name of a body")
}

/// `an opening partnership`, `a fifth-wicket partnership of 94`, `a midfield partnership`: two players.
fn is_game(groups: &Groups<'_, '_>, i: usize, noun: &Noun) -> bool {
    let sent = groups.sent;
    let said = |word: &str| {
        ["-wicket", "-run", "-try"].iter().any(|end| word.ends_with(end))
            || matches!(
                word,
                "batting"
                    | "bowling"
                    | "century"
                    | "doubles"
                    | "midfield"
                    | "opening"
                    | "scrum"
                    | "striking"
                    | "wicket"
            )
    };
    let scored = groups.is_prep(i + 1, "of") && sent.tag(groups.list[i].end + 1) == Tag::Cd;
    sent.lower(noun.head) == "partnership" && (scored || (groups.list[i].first..noun.head).any(|k| said(sent.lower(k))))
}

/// `a memorandum of understanding (MoU)`: told once.
fn is_short_form(groups: &Groups<'_, '_>, i: usize) -> bool {
    let agreement = |k: usize| groups.list[k].noun().is_some_and(|n| n.agreement.is_some());
    i >= 2
        && groups.list[i - 1].kind == GroupKind::Open
        && groups.kind(i + 1) == Some(&GroupKind::Close)
        && agreement(i - 2)
}

/// Whether group `i` stands in a clause that only supposes something: `if they reach a deal`.
pub fn is_condition(groups: &Groups<'_, '_>, i: usize) -> bool {
    // `Until an agreement is concluded, …`: there is none yet.
    let next = groups.list.get(i + 1).filter(|g| g.is_finite());
    let until = i > 0 && groups.is_prep(i - 1, "until") && next.is_some_and(|g| groups.sent.tag(g.first) == Tag::Vbz);
    let opens = |g: &Group| g.kind == GroupKind::Subordinate;
    if until {
        return true;
    }
    let Some(start) = groups.list[..i].iter().rposition(opens) else { return false };
    // `when a hospital cancels its contract`: in the present it is the general case.
    let first_verb = groups.list[start..].iter().find(|g| g.is_finite()).map(|g| groups.sent.tag(g.first));
    let general = groups.first_word(start) == "when" && matches!(first_verb, Some(Tag::Vbz | Tag::Vbp));
    (general || matches!(groups.first_word(start), "if" | "unless" | "whether"))
        && groups.list[start..i].iter().all(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon))
}
