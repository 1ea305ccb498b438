//! The areas of a deal: from its own words, from the sentences that go on about it, from the headline, from its parties.

use super::{Sentence, discourse_span, sentence_at, span};
use crate::extract::areas::{AreaHit, areas};
use crate::extract::document::BlockKind;
use crate::extract::groups::Determiner;
use crate::lexicon::Lexicon;
use crate::record::claim::{DealClaim, NameKind, Read};
use crate::record::concept::{AgreementType, Area, PartyKind};
use crate::record::{Confidence, Span};

/// The rule of an area that stands only as long as no other is told.
const LOOSE: &str = "area-that-gives-way";
/// The most areas that a deal's own words give it.
const MOST: usize = 4;
/// With so many areas of its own a deal takes none from other sentences.
const ENOUGH: usize = 2;
/// The most areas that other sentences fill it up to.
const FILLED: usize = 3;
/// How many sentences after it may go on about a deal.
const REACH: usize = 3;
/// How many items below it may.
const ITEMS: usize = 200;
/// How many sentences may stand before a deal of which the headline tells.
const NEAR: usize = 4;

/// Heads of what the sentences after a deal speak of when they go on about it: `the two sides`, `the project`.
const SUBJECTS: &[&str] = &[
    "aim",
    "arrangement",
    "bodies",
    "cities",
    "collaboration",
    "companies",
    "cooperation",
    "countries",
    "document",
    "draft",
    "firms",
    "goal",
    "governments",
    "initiative",
    "institutions",
    "nations",
    "neighbours",
    "parties",
    "partners",
    "partnership",
    "plan",
    "ports",
    "programme",
    "program",
    "project",
    "scheme",
    "sides",
    "states",
    "text",
    "towns",
    "two",
    "three",
    "universities",
];

/// Verbs by which parties bind themselves.
const PROMISE: &[&str] =
    &["will", "would", "shall", "promise", "promised", "pledge", "pledged", "undertake", "undertook"];

/// Verbs that say what something is about.
const SCOPE: &[&str] = &[
    "aims",
    "allows",
    "concerns",
    "cover",
    "covers",
    "enables",
    "envisages",
    "focuses",
    "foresees",
    "includes",
    "lets",
    "promotes",
    "provides",
    "regulates",
    "removes",
    "sets",
    "stipulates",
];

/// The areas that a deal's own words tell.
pub(super) fn own(sentence: &Sentence<'_, '_>, ranges: &[(usize, usize)], lexicon: &Lexicon) -> Vec<Read<Area>> {
    let mut found = Vec::new();
    for &(first, end) in ranges {
        for hit in told(sentence, lexicon, first, end) {
            add(&mut found, sentence, hit, "area-of-purpose", 750, MOST);
        }
    }
    found
}

/// Whether two deals are each told by what they are on, and that is not the same.
pub(super) fn are_other(a: &[Read<Area>], b: &[Read<Area>]) -> bool {
    let told = |areas: &[Read<Area>]| !areas.is_empty() && areas.iter().all(|area| area.rule == "area-of-purpose");
    let alike = |a: Area, b: Area| a == b || a.broader() == Some(b) || b.broader() == Some(a);
    told(a) && told(b) && !a.iter().any(|a| b.iter().any(|b| alike(a.value, b.value)))
}

/// Adds the areas of a later sentence about a deal, from position `first` on.
pub(super) fn follow(sentence: &Sentence<'_, '_>, first: usize, deal: &mut DealClaim, lexicon: &Lexicon) {
    if deal.areas.iter().filter(|a| a.rule != LOOSE).count() >= ENOUGH {
        return;
    }
    // `The agreement covers trade, tourism, fisheries and education`
    let lists = (0..sentence.sent.len())
        .any(|i| matches!(sentence.sent.lower(i), "aspects" | "cover" | "covers" | "covering" | "fields" | "namely"));
    let most = if lists { MOST } else { FILLED };
    for hit in told(sentence, lexicon, first, sentence.sent.len()) {
        add(&mut deal.areas, sentence, hit, "area-of-follow-up", 600, most);
    }
}

/// Joins the areas of a second telling to those of the first.
pub(super) fn join(known: &mut Vec<Read<Area>>, more: Vec<Read<Area>>) {
    if known.iter().all(|a| a.rule == LOOSE) && more.iter().any(|a| a.rule != LOOSE) {
        known.clear();
    }
    let outright = known.iter().any(|a| a.rule != LOOSE);
    for area in more.into_iter().filter(|a| !outright || a.rule != LOOSE) {
        if known.len() < MOST && !known.iter().any(|a| a.value.top() == area.value.top()) {
            known.push(area);
        }
    }
}

/// Completes the areas of a deal from what stands around it, the most telling words first.
pub(super) fn complete(sentences: &[Sentence<'_, '_>], deal: &mut DealClaim, lexicon: &Lexicon) {
    let Some(at) = sentence_at(sentences, deal.sentence) else { return };
    for sentence in going_on(sentences, at) {
        follow(sentence, 0, deal, lexicon);
    }
    if is_open(deal) {
        let before = if at <= NEAR { &sentences[..at] } else { &[] };
        let titles = before.iter().filter(|s| s.kind == BlockKind::Title);
        let telling: Vec<_> = titles.filter(|title| tells_of(title, &sentences[at], deal)).collect();
        for sentence in telling {
            for hit in told(sentence, lexicon, 0, sentence.sent.len()) {
                add(&mut deal.areas, sentence, hit, "area-nearby", 500, 2);
            }
        }
    }
    if deal.areas.is_empty() {
        let sentence = &sentences[at];
        for hit in told(sentence, lexicon, 0, sentence.sent.len()).into_iter().filter(|h| !h.loose) {
            add(&mut deal.areas, sentence, hit, "area-nearby", 500, 2);
        }
    }
    of_parties(sentences, deal, lexicon);
    if deal.areas.is_empty() {
        let after = sentences.iter().skip(at + 1).take(2);
        for sentence in after.take_while(|s| s.kind == BlockKind::Body && s.deals.iter().all(|d| d.parties.len() < 2)) {
            for hit in told(sentence, lexicon, 0, sentence.sent.len()).into_iter().filter(|h| !h.loose) {
                add(&mut deal.areas, sentence, hit, "area-nearby", 400, 2);
            }
        }
    }
    if deal.areas.is_empty() && deal.kind.value == AgreementType::FinancingAgreement {
        deal.areas.push(Read::new(Area::Finance, deal.kind.span, "area-of-kind", Confidence::new(700)));
    }
}

/// Whether a headline tells of a deal: it names an agreement or a party, or repeats the verb's own words.
fn tells_of(title: &Sentence<'_, '_>, own: &Sentence<'_, '_>, deal: &DealClaim) -> bool {
    let names_one = title.groups.list.iter().filter_map(|g| g.noun()).any(|n| n.agreement.is_some());
    let party = title.entries.iter().any(|entry| deal.parties.iter().any(|p| p.value.name == *entry));
    let word = |i: usize| title.sent.lower(i);
    // A long word of the deal's sentence: `Stadtwerke and ferry line team up`.
    let shared = (0..title.sent.len())
        .any(|i| word(i).chars().count() > 4 && (0..own.sent.len()).any(|k| own.sent.lower(k) == word(i)));
    names_one || party || shared
}

/// Whether no area is told outright yet.
fn is_open(deal: &DealClaim) -> bool {
    deal.areas.iter().all(|a| a.rule == LOOSE)
}

/// The area terms of a range that are no part of the name of a body, person or place, nor of a post or a reporter.
fn told(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, first: usize, end: usize) -> Vec<AreaHit> {
    let says = |i: usize| matches!(sentence.sent.lower(i), "reported" | "reports" | "said" | "says");
    let mut hits = areas(sentence.sent, lexicon, first, end);
    hits.retain(|hit| {
        let named = sentence.groups.names.iter().any(|name| {
            let own = name.document || name.kind == NameKind::Organization(PartyKind::Alliance);
            let body = matches!(name.kind, NameKind::Organization(_) | NameKind::Person | NameKind::Place) && !own;
            (body || says(name.end)) && name.first <= hit.first && hit.end <= name.end
        });
        // `Agriculture Secretary Ada Brook`
        let post = sentence.groups.list.iter().filter(|g| g.first <= hit.first).any(|g| {
            let person = g.noun().and_then(|n| n.name).map(|n| &sentence.groups.names[n]);
            person.is_some_and(|p| p.kind == NameKind::Person && hit.end <= p.first)
        });
        !named && !post
    });
    hits
}

/// Adds an area, unless one of the same top concept stands there; what is told outright displaces what gives way.
fn add(
    list: &mut Vec<Read<Area>>,
    sentence: &Sentence<'_, '_>,
    hit: AreaHit,
    rule: &str,
    confidence: u16,
    most: usize,
) {
    let outright = list.iter().any(|a| a.rule != LOOSE);
    if hit.loose && outright {
        return;
    }
    if !hit.loose {
        list.retain(|a| a.rule != LOOSE);
    }
    if list.len() < most && !list.iter().any(|a| a.value.top() == hit.area.top()) {
        let rule = if hit.loose { LOOSE } else { rule };
        list.push(Read::new(hit.area, span(sentence, hit.first, hit.end), rule, Confidence::new(confidence)));
    }
}

/// The sentences right after sentence `at` that go on about its deal: `It covers …`, `The two sides will …`, `Under the draft, …`.
fn going_on<'x, 's, 'a>(
    sentences: &'x [Sentence<'s, 'a>],
    at: usize,
) -> impl Iterator<Item = &'x Sentence<'s, 'a>> + use<'x, 's, 'a> {
    let listed = |s: &Sentence<'_, '_>| s.sent.word(s.sent.len().wrapping_sub(1)) == ":";
    let block = sentences[at].block;
    let mut open = listed(&sentences[at]);
    sentences
        .iter()
        .skip(at + 1)
        .take_while(move |s| s.deals.iter().all(|d| d.parties.len() < 2) && !names_another(s))
        .enumerate()
        .take_while(|(k, s)| *k < REACH || *k < ITEMS && s.kind == BlockKind::Item)
        .filter_map(move |(k, s)| {
            // Paragraphs of news are often one sentence long.
            let near = s.block == block || k == 0;
            let goes_on = s.kind == BlockKind::Body && points_back(s, near) || open && s.kind == BlockKind::Item;
            if s.kind == BlockKind::Body {
                open = goes_on && listed(s);
            }
            goes_on.then_some(s)
        })
}

/// Whether a sentence begins with what was told before and says what it is to do.
///
/// The agreement itself may be taken up anywhere; `it` and `the two sides` only in the paragraph that told the deal.
fn points_back(sentence: &Sentence<'_, '_>, same_block: bool) -> bool {
    let groups = &sentence.groups;
    let sent = sentence.sent;
    let says = |verbs: &[&str]| (1..sent.len()).any(|i| verbs.contains(&sent.lower(i)));
    groups.list.iter().take_while(|g| !g.is_finite()).take(6).filter_map(|g| g.noun()).any(|n| {
        let definite = matches!(n.determiner, Determiner::Definite | Determiner::Possessive) || n.possessor.is_some();
        let sides = definite && SUBJECTS.contains(&sent.lower(n.head));
        let pronoun = matches!(sent.lower(n.head), "it" | "they" | "both" | "cooperation");
        definite && n.agreement.is_some() && (says(PROMISE) || says(SCOPE))
            || same_block && (sides && says(PROMISE) || pronoun && (says(PROMISE) || says(SCOPE)))
    })
}

/// Whether a sentence names an agreement for the first time: `a protocol`, not `the protocol`.
fn names_another(sentence: &Sentence<'_, '_>) -> bool {
    sentence
        .groups
        .list
        .iter()
        .filter_map(|g| g.noun())
        .any(|n| n.agreement.is_some_and(|(.., noun)| noun.strong) && matches!(n.determiner, Determiner::Indefinite))
}

/// The areas that the parties themselves stand for: a customs authority, a ministry of energy, a shipping company.
fn of_parties(sentences: &[Sentence<'_, '_>], deal: &mut DealClaim, lexicon: &Lexicon) {
    let spans: Vec<_> = deal.parties.iter().map(|party| party.span).collect();
    for at in spans {
        let Some((sentence, first, end, kind)) = named_at(sentences, at) else { continue };
        let field = matches!(
            kind,
            PartyKind::Ministry
                | PartyKind::CustomsAuthority
                | PartyKind::Government
                | PartyKind::Bank
                | PartyKind::University
                | PartyKind::Hospital
        );
        let hits = areas(sentence.sent, lexicon, first, end);
        // A ministry of infrastructure may be about anything that is built.
        let named = |hit: &AreaHit| !hit.loose || field && hit.area.top() != Area::Urban;
        if let Some(hit) = hits.into_iter().find(named) {
            add(&mut deal.areas, sentence, AreaHit { loose: false, ..hit }, "area-of-parties", 500, FILLED);
        }
    }
}

/// The sentence, the positions and the kind of body of a name.
fn named_at<'x, 's, 'a>(
    sentences: &'x [Sentence<'s, 'a>],
    at: Span,
) -> Option<(&'x Sentence<'s, 'a>, usize, usize, PartyKind)> {
    let first = sentences.partition_point(|s| discourse_span(s).end <= at.start);
    let sentence = sentences.get(first).filter(|s| discourse_span(s).overlaps(at))?;
    let name = sentence.groups.names.iter().find(|n| span(sentence, n.first, n.end).overlaps(at))?;
    match name.kind {
        NameKind::Organization(kind) => Some((sentence, name.first, name.end, kind)),
        _ => None,
    }
}
