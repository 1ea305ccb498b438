//! Where something was done, as one sentence tells it: `in Vienna`, `here`, `visited Vienna`.

use super::occasion::Here;
use super::scene::is_gathering;
use super::when::tells;
use super::{Sentence, span};
use crate::extract::groups::GroupKind;
use crate::extract::names::registry::Registry;
use crate::record::Confidence;
use crate::record::claim::{NameKind, Read};

/// `Vienna hosted the third meeting`, `visited Vienna`, `a visit to Vienna`: the place of the gathering.
pub(super) fn visited(sentence: &Sentence<'_, '_>, registry: &Registry<'_>) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    let place = |k: usize| {
        let name = groups.list.get(k)?.noun()?.name?;
        let entry = sentence.entries[name];
        let at = &groups.names[name];
        let is_town = registry.names[entry].kind == NameKind::Place && registry.names[entry].rule != "name-country";
        is_town.then(|| Read::new(entry, span(sentence, at.first, at.end), "place-visited", Confidence::new(600)))
    };
    // `hosted the forum “Bridges”`: the gathering stands before its name.
    let gathers = |k: usize| {
        let group = groups.list.get(k).filter(|g| g.noun().is_some());
        group.is_some_and(|g| (g.first..g.end).any(|i| is_gathering(sentence.sent.lower(i))))
    };
    (0..groups.list.len()).find_map(|k| {
        let group = &groups.list[k];
        match sentence.sent.lower(group.end - 1) {
            "hosted" | "hosts" if group.is_finite() && gathers(k + 1) => place(k.checked_sub(1)?),
            "visited" if group.is_finite() => place(k + 1),
            "visit" if groups.is_prep(k + 1, "to") => place(k + 2),
            _ => None,
        }
    })
}

/// The rule of a place told by `here`.
pub(super) const HERE: &str = "place-here";

/// The place of the dateline, where a sentence says `here` between two positions.
pub(super) fn here_in(
    sentence: &Sentence<'_, '_>,
    registry: &mut Registry<'_>,
    here: &Here,
    first: usize,
    end: usize,
) -> Option<Read<usize>> {
    let quoted = |i: usize| (first..i).filter(|&q| matches!(sentence.sent.word(q), "\"" | "“" | "”")).count() % 2 == 1;
    // `said in a statement issued here`: there it was told.
    let told = |i: usize| {
        (i.saturating_sub(6)..i).any(|k| {
            let word = sentence.sent.lower(k);
            tells(word) || matches!(word, "issued" | "reporters" | "released" | "briefing")
        })
    };
    // `signed in this city`
    let this = |i: usize| {
        sentence.sent.lower(i) == "in"
            && sentence.sent.lower(i + 1) == "this"
            && matches!(sentence.sent.lower(i + 2), "capital" | "city" | "municipality" | "town" | "village")
    };
    (first..end).find(|&i| (sentence.sent.lower(i) == "here" || this(i)) && !quoted(i) && !told(i))?;
    of_dateline(registry, here, 700)
}

/// The place of the dateline.
pub(super) fn of_dateline(registry: &mut Registry<'_>, here: &Here, confidence: u16) -> Option<Read<usize>> {
    let (words, at) = here.as_ref()?;
    let entry = registry.mention(words, *at, NameKind::Place, "name-place");
    Some(Read::new(entry, *at, HERE, Confidence::new(confidence)))
}

/// A place told with `in` or `at` between two positions; `act` is where the act of a deal stands.
pub(super) fn place_in(
    sentence: &Sentence<'_, '_>,
    registry: &Registry<'_>,
    first: usize,
    end: usize,
    confidence: u16,
    act: Option<usize>,
) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    (0..groups.list.len()).find_map(|k| {
        if !(groups.is_prep(k, "in") || groups.is_prep(k, "at")) {
            return None;
        }
        let noun = groups.list.get(k + 1)?.noun()?;
        // `in the city of Alma`
        let town = noun.name.is_none()
            && matches!(sentence.sent.lower(noun.head), "capital" | "city" | "hall" | "town" | "village")
            && groups.is_prep(k + 2, "of");
        let k = if town { k + 2 } else { k };
        let noun = groups.list.get(k + 1)?.noun()?;
        // `in the Blue Room of the City Hall`
        let room = noun.name.is_some()
            && matches!(sentence.sent.lower(groups.list[k + 1].end - 1), "auditorium" | "lobby" | "room")
            && groups.is_prep(k + 2, "of");
        let (k, noun) = match groups.list.get(k + 3).and_then(|g| g.noun()).filter(|n| room && n.name.is_some()) {
            Some(hall) => (k + 2, hall),
            None => (k, noun),
        };
        let name = noun.name?;
        let at = &groups.names[name];
        // `… on partnership in Bishkek yesterday`: beside the date it is where the deal was made, wherever that stands.
        let is_date = |g: usize| matches!(groups.kind(g), Some(GroupKind::Date));
        let late =
            |g: usize| groups.list.get(g).is_some_and(|g| matches!(sentence.sent.lower(g.first), "late" | "early"));
        let beside_date = is_date(k + 2)
            || k > 0 && is_date(k - 1)
            || groups.is_prep(k + 2, "on") && is_date(k + 3)
            || late(k + 2) && (is_date(k + 3) || is_date(k + 4));
        // `A, based in Almaty, signed`: where A is.
        let based = k > 0
            && matches!(
                sentence.sent.lower(groups.list[k - 1].end - 1),
                "based" | "headquartered" | "located" | "registered"
            );
        if based {
            return None;
        }
        // `signed with Acme Corp. in Spain`: where Acme is.
        let partner = k >= 2
            && !beside_date
            && groups.list[k - 1].noun().is_some_and(|n| n.name.is_some())
            && ["between", "from", "to", "with"].iter().any(|word| groups.is_prep(k - 2, word));
        if partner {
            return None;
        }
        let acted = act.is_some_and(|act| act < at.first);
        let entry = sentence.entries[name];
        // `signed an agreement on customs clearance in Vienna, officials said`
        let ends = groups.list.get(k + 2).is_none_or(|g| matches!(sentence.sent.word(g.first), "." | ","));
        let topic = k > 0
            && groups.list[k - 1].noun().is_some_and(|n| n.name.is_none() && is_abstract(sentence.sent.lower(n.head)));
        let told = acted && ends && topic && groups.is_prep(k, "in") && registry.names[entry].rule != "name-country";
        let inside = at.first >= first && (at.end <= end || beside_date || told);
        let whole = noun.inner.is_empty() && groups.list[k + 1].end == at.close;
        let kind = registry.names[entry].kind;
        // `signed at the City Hall`
        let hall = groups.is_prep(k, "at") && acted && is_building(sentence.sent.lower(at.end - 1));
        let stands = kind == NameKind::Place
            || hall
            || kind == NameKind::Other && beside_date && !is_gathering(sentence.sent.lower(at.end - 1));
        (inside && whole && stands && (beside_date || told || town || !belongs_to_noun(sentence, k, acted)))
            .then(|| Read::new(entry, span(sentence, at.first, at.end), "place-in", Confidence::new(confidence)))
    })
}

/// What the names of buildings end in where people gather to sign.
fn is_building(word: &str) -> bool {
    matches!(word, "castle" | "hall" | "hotel" | "palace" | "theatre" | "villa")
}

/// What an agreement may be on that is in no place: a town behind it is where the agreement was made.
fn is_abstract(noun: &str) -> bool {
    matches!(
        noun,
        "cargo"
            | "clearance"
            | "cooperation"
            | "crime"
            | "culture"
            | "data"
            | "degrees"
            | "diplomas"
            | "education"
            | "exchange"
            | "exchanges"
            | "extradition"
            | "fisheries"
            | "information"
            | "investment"
            | "investments"
            | "quarantine"
            | "relations"
            | "research"
            | "smuggling"
            | "standards"
            | "taxation"
            | "technology"
            | "trade"
            | "visas"
    )
}

/// `toured Tianjin, where A and B signed a contract`: the place before `where`.
pub(super) fn where_of(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, act: usize) -> Option<Read<usize>> {
    let groups = &sentence.groups;
    let k = groups.list.iter().rposition(|g| g.first < act && sentence.sent.lower(g.first) == "where")?;
    let own = !groups.list[k + 1..].iter().take_while(|g| g.end <= act).any(|g| g.is_finite());
    let before = groups.list[..k].iter().rev().find_map(|g| g.noun())?.name.filter(|_| own)?;
    let (entry, at) = (sentence.entries[before], &groups.names[before]);
    let stands = registry.names[entry].kind == NameKind::Place;
    stands.then(|| Read::new(entry, span(sentence, at.first, at.end), "place-in", Confidence::new(700)))
}

/// Whether `in X` says where the thing before it is: `stations in Swat and Chitral`, `the museum in Ghent`; after an act
/// (`signed by Acme Corp. in Vienna`) a body is not placed by it.
pub(super) fn belongs_to_noun(sentence: &Sentence<'_, '_>, prep: usize, acted: bool) -> bool {
    let groups = &sentence.groups;
    // Nothing is signed in two places.
    let two = matches!(groups.kind(prep + 2), Some(GroupKind::And))
        && groups
            .list
            .get(prep + 3)
            .and_then(|g| g.noun()?.name)
            .is_some_and(|n| groups.names[n].kind == NameKind::Place);
    let before = prep.checked_sub(1).and_then(|k| groups.list[k].noun());
    two || before.is_some_and(|noun| {
        let head = sentence.sent.lower(noun.head);
        // `at the international forum Silk Road 2025 in Alma`: the name of the forum stands between.
        let named = groups.list[..prep].iter().rev().map_while(|g| g.noun());
        let gathers = named.into_iter().take(3).any(|n| is_gathering(sentence.sent.lower(n.head)));
        let occasion = gathers || matches!(head, "capital" | "palace" | "parties" | "place" | "sides" | "signing");
        // `Donggang in Pingtung County will sign`: where the one who acts is.
        // `was held at the ministry's headquarters in Muscat`
        let held = prep >= 2
            && groups.is_prep(prep - 2, "at")
            && groups.list[..prep - 2].iter().rev().take(4).find_map(|g| g.verb()).is_some_and(|v| {
                matches!(
                    sentence.sent.lower(v.main),
                    "exchanged" | "held" | "inked" | "met" | "opened" | "put" | "signed" | "took"
                )
            });
        if held {
            return false;
        }
        let subject =
            !acted && noun.name.is_some() && sentence.groups.list.get(prep + 2).is_some_and(|g| g.is_finite());
        if subject {
            return true;
        }
        let named =
            noun.name.is_some_and(|n| acted || matches!(groups.names[n].kind, NameKind::Place | NameKind::Person));
        noun.agreement.is_none() && !occasion && !named && !noun.pronoun
    })
}
