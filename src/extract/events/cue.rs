//! Words that tell a gathering: the noun or verb, and the clause that its date and place stand in.

use crate::extract::discourse::Sentence;
use crate::extract::groups::{Determiner, Group, GroupKind, Groups, Noun};
use crate::extract::names::registry::Registry;
use crate::record::claim::NameKind;
use crate::record::concept::EventType;

/// A gathering told, in positions of the sentence.
#[derive(Debug)]
pub struct Cue {
    /// The rule that saw it.
    pub rule: &'static str,
    /// Its kind.
    pub kind: EventType,
    /// The words that tell it.
    pub words: (usize, usize),
    /// Where its date and place may stand.
    pub clause: (usize, usize),
    /// Its proper name.
    pub title: Option<(usize, usize)>,
    /// `the meeting`: may be one told before.
    pub definite: bool,
    /// The place that the cue itself tells (`visited Vienna`): entry and positions.
    pub place: Option<(usize, usize, usize)>,
    /// Told with `after` or `before`: dates before it are dates of something else.
    pub after: bool,
    /// A signing ceremony: it has the date of the deal.
    pub signing: bool,
}

/// Nouns of gatherings.
const NOUNS: &[(&str, EventType)] = &[
    ("meeting", EventType::Meeting),
    ("gathering", EventType::Meeting),
    ("dinner", EventType::Meeting),
    ("reception", EventType::Meeting),
    ("roundtable", EventType::Meeting),
    ("session", EventType::Meeting),
    ("conference", EventType::Conference),
    ("forum", EventType::Conference),
    ("summit", EventType::Conference),
    ("congress", EventType::Conference),
    ("convention", EventType::Conference),
    ("seminar", EventType::Conference),
    ("symposium", EventType::Conference),
    ("workshop", EventType::Conference),
    ("assembly", EventType::Conference),
    ("expo", EventType::Exhibition),
    ("exposition", EventType::Exhibition),
    ("exhibition", EventType::Exhibition),
    ("fair", EventType::Exhibition),
    ("airshow", EventType::Exhibition),
    ("ceremony", EventType::Ceremony),
    ("talks", EventType::Talks),
    ("negotiations", EventType::Talks),
    ("consultations", EventType::Talks),
    ("dialogue", EventType::Talks),
    ("round", EventType::Talks),
    ("visit", EventType::Visit),
    ("tour", EventType::Visit),
    ("trip", EventType::Visit),
    ("mission", EventType::Visit),
];

/// Verbs that tell a gathering as their subject takes place.
const TAKE_PLACE: &[&str] = &[
    "held",
    "convened",
    "organised",
    "organized",
    "hosted",
    "opened",
    "opens",
    "closed",
    "concluded",
    "ended",
    "ends",
    "kicked",
    "began",
    "begins",
    "started",
    "scheduled",
    "staged",
    "inaugurated",
    "wrapped",
    "staged",
    "celebrated",
    "conducted",
];

/// Verbs that tell a gathering as their object.
const HOLD: &[&str] = &[
    "held",
    "hold",
    "holds",
    "holding",
    "hosted",
    "host",
    "hosts",
    "hosting",
    "attended",
    "attend",
    "attending",
    "attends",
    "convened",
    "convene",
    "convenes",
    "organised",
    "organized",
    "opened",
    "joined",
    "addressed",
    "paid",
    "pays",
    "pay",
    "paying",
    "concluded",
    "staged",
    "had",
    "conducted",
    "made",
    "witnessed",
    "chaired",
    "co-chaired",
    "co-hosted",
    "began",
    "started",
    "wrapped",
];

/// The gatherings that a sentence tells.
pub fn cues(sentence: &Sentence<'_, '_>, registry: &Registry) -> Vec<Cue> {
    let groups = &sentence.groups;
    let mut cues = Vec::new();
    for (k, group) in groups.list.iter().enumerate() {
        let cue = match &group.kind {
            GroupKind::Noun(noun) => noun_cue(sentence, registry, k, noun),
            GroupKind::Verb(_) => verb_cue(sentence, registry, k),
            _ => None,
        };
        cues.extend(cue);
    }
    cues
}

/// The kind of gathering that a noun group names by its head, and whether it is told as one (not several).
fn kind_of(groups: &Groups<'_, '_>, group: &Group, noun: &Noun) -> Option<EventType> {
    let sent = groups.sent;
    let mut head = sent.lower(noun.head);
    // A year or a short form ends the name of many: `Norland Expo 2025`.
    if head.bytes().all(|b| b.is_ascii_digit()) && noun.head > group.first {
        head = sent.lower(noun.head - 1);
    }
    let (_, kind) = NOUNS.iter().find(|(word, _)| *word == head)?;
    // `round` is a gathering only of talks or in a row.
    if head == "round"
        && !(sent.lower(group.end) == "of"
            && matches!(sent.lower(group.end + 1), "talks" | "negotiations" | "consultations")
            || noun.determiner == Determiner::Definite && group.end == group.first + 2)
    {
        return None;
    }
    // `mission` and `dialogue` name undertakings more often than gatherings.
    if head == "mission" && !(group.first..noun.head).any(|i| matches!(sent.lower(i), "trade" | "business")) {
        return None;
    }
    Some(*kind)
}

fn noun_cue(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, k: usize, noun: &Noun) -> Option<Cue> {
    let groups = &sentence.groups;
    let sent = sentence.sent;
    let group = &groups.list[k];
    let Some(kind) = kind_of(groups, group, noun) else { return named_cue(sentence, registry, k, noun) };
    if noun.determiner == Determiner::Negative || noun.agreement.is_some() && noun.name.is_none() {
        return None;
    }
    // `a January meeting`: the date stands between the article and the noun.
    let dated = k > 0
        && groups.list[k - 1].kind == GroupKind::Date
        && sent.word(group.first) != ","
        && groups.list[k - 1].end == group.first;
    let mut front = k;
    while front > 0 && dated && (groups.list[front - 1].kind == GroupKind::Date || is_bare_article(groups, front - 1)) {
        front -= 1;
    }
    let before = front.checked_sub(1).map(|b| &groups.list[b]);
    let clause = clause(groups, k);
    let title = title(sentence, group, noun);
    let definite = noun.determiner == Determiner::Definite && title.is_none();
    let words = (group.first, group.end);
    let verb_after = next_verb(groups, k);
    let takes_place = verb_after.is_some_and(|v| {
        let main = groups.list[v].verb().map_or("", |verb| sent.lower(verb.main));
        let negated = groups.list[v].verb().is_some_and(|verb| verb.negated);
        let begins = kind == EventType::Talks && matches!(main, "began" | "begins" | "started" | "opened");
        !negated
            && !begins
            && (TAKE_PLACE.contains(&main)
                || matches!(main, "take" | "took" | "taking" | "takes") && sent.lower(groups.list[v].end) == "place")
    });
    let held = before
        .and_then(Group::verb)
        .is_some_and(|verb| !verb.negated && (HOLD.contains(&sent.lower(verb.main))) && !verb.passive);
    let preposition = before.filter(|g| g.kind == GroupKind::Prep).map(|g| sent.lower(g.end - 1));
    let visit = kind == EventType::Visit;
    let to_place = visit.then(|| destination(sentence, registry, k)).flatten();
    let rule = if takes_place || held && !visit {
        "event-held"
    } else if visit
        && (held || to_place.is_some() || preposition.is_some_and(|p| matches!(p, "during" | "after" | "at" | "on")))
    {
        "event-visit"
    } else if preposition.is_some_and(|p| matches!(p, "at" | "during" | "after" | "following" | "in" | "before"))
        || dated
    {
        "event-at"
    } else {
        return None;
    };
    let own = own_place(sentence, registry, k).or(to_place);
    let signing = kind == EventType::Ceremony && (group.first..group.end).any(|i| sent.lower(i) == "signing");
    let after = preposition.is_some_and(|p| matches!(p, "after" | "before" | "following"));
    // `at the meeting`, without more, belongs to a gathering told elsewhere.
    if rule == "event-at" && own.is_none() && !signing && !has_date(sentence, clause) {
        return None;
    }
    Some(Cue { rule, kind, words, clause, title, definite, place: own, after, signing })
}

/// Whether the group is an article alone.
fn is_bare_article(groups: &Groups<'_, '_>, at: usize) -> bool {
    let group = &groups.list[at];
    group.end == group.first + 1
        && matches!(groups.sent.lower(group.first), "a" | "an" | "the" | "this" | "last" | "its" | "their")
}

/// A gathering known only by its name: `Norland Star took place on 12 October`.
fn named_cue(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, k: usize, noun: &Noun) -> Option<Cue> {
    let groups = &sentence.groups;
    let sent = sentence.sent;
    let index = noun.name?;
    let name = &groups.names[index];
    let kind = registry.names[sentence.entries[index]].kind;
    if !matches!(kind, NameKind::Other | NameKind::Initiative) || name.document {
        return None;
    }
    // `Norland Expo 2025`
    let numbered = groups.list.get(k + 1).is_some_and(|g| {
        g.noun().is_some() && g.end == g.first + 1 && sent.word(g.first).bytes().all(|b| b.is_ascii_digit())
    });
    let k = k + usize::from(numbered);
    let verb_group = groups.list.get(k + 1)?;
    let verb = verb_group.verb()?;
    let main = sent.lower(verb.main);
    let happens = matches!(main, "took" | "takes" | "take") && sent.lower(verb_group.end) == "place"
        || main == "held" && verb.passive
        || matches!(main, "concluded" | "kicked") && !verb.passive && next_is_no_object(groups, k + 2);
    if verb.negated || !happens {
        return None;
    }
    let clause = clause(groups, k);
    let title = Some((name.first, name.end));
    Some(Cue {
        rule: "event-held",
        kind: EventType::Conference,
        words: (name.first, verb_group.end),
        clause,
        title,
        definite: false,
        place: None,
        after: false,
        signing: false,
    })
}

fn next_is_no_object(groups: &Groups<'_, '_>, at: usize) -> bool {
    !matches!(groups.kind(at), Some(GroupKind::Noun(_)))
}

/// The place told right after a gathering: `a meeting in Vienna`.
fn own_place(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, k: usize) -> Option<(usize, usize, usize)> {
    let groups = &sentence.groups;
    // What the gathering is about may stand between: `a conference on city traffic in Vienna`.
    let mut at = k + 1;
    while matches!(groups.kind(at), Some(GroupKind::Date | GroupKind::Comma))
        || groups.kind(at) == Some(&GroupKind::Prep)
            && matches!(groups.first_word(at), "on" | "of" | "about" | "with" | "between" | "for")
    {
        at += 1 + usize::from(groups.kind(at) == Some(&GroupKind::Prep));
        while groups.kind(at) == Some(&GroupKind::And) {
            at += 2;
        }
    }
    if groups.is_prep(at, "at") {
        // `a conference at the Corn Hall`: a venue need not be a known place.
        return place_at(sentence, registry, at + 1).or_else(|| venue_at(sentence, registry, at + 1));
    }
    groups.is_prep(at, "in").then(|| place_at(sentence, registry, at + 1)).flatten()
}

fn venue_at(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, group: usize) -> Option<(usize, usize, usize)> {
    let noun = sentence.groups.list.get(group)?.noun()?;
    let index = noun.name.filter(|_| kind_of(&sentence.groups, &sentence.groups.list[group], noun).is_none())?;
    let entry = sentence.entries[index];
    let name = &sentence.groups.names[index];
    matches!(registry.names[entry].kind, NameKind::Other | NameKind::Organization(_))
        .then_some((entry, name.first, name.end))
}

fn place_at(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, group: usize) -> Option<(usize, usize, usize)> {
    let groups = &sentence.groups;
    let noun = groups.list.get(group)?.noun()?;
    let index = noun.name?;
    let entry = sentence.entries[index];
    let name = &groups.names[index];
    let whole = groups.list[group].end == name.close.max(name.end) && noun.inner.is_empty();
    (whole && registry.names[entry].kind == NameKind::Place).then_some((entry, name.first, name.end))
}

/// `visit to Vienna`, `state visit to Norland's capital`: where a visit goes.
fn destination(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, k: usize) -> Option<(usize, usize, usize)> {
    let groups = &sentence.groups;
    let at = (k + 1..k + 3).find(|&at| groups.is_prep(at, "to"))?;
    place_at(sentence, registry, at + 1)
}

fn has_date(sentence: &Sentence<'_, '_>, clause: (usize, usize)) -> bool {
    sentence.dates.iter().any(|d| d.first >= clause.0 && d.end <= clause.1)
}

/// The verb that the noun group is the subject of: the next finite one, past what hangs on the noun.
fn next_verb(groups: &Groups<'_, '_>, k: usize) -> Option<usize> {
    let mut depth = 0usize;
    for at in k + 1..(k + 12).min(groups.list.len()) {
        match &groups.list[at].kind {
            GroupKind::Open => depth += 1,
            GroupKind::Close => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            GroupKind::Verb(verb) if verb.gerund || verb.infinitive => {}
            GroupKind::Verb(verb) => {
                let held = verb.bare_participle
                    && matches!(&*verb.lemma, "held" | "hosted" | "organized" | "organised" | "convened");
                if held || !verb.bare_participle {
                    return Some(at);
                }
            }
            GroupKind::Semicolon | GroupKind::Colon | GroupKind::Subordinate => return None,
            _ => {}
        }
    }
    None
}

fn verb_cue(sentence: &Sentence<'_, '_>, registry: &Registry<'_>, k: usize) -> Option<Cue> {
    let groups = &sentence.groups;
    let sent = sentence.sent;
    let group = &groups.list[k];
    let verb = group.verb()?;
    if verb.negated || verb.infinitive || verb.passive || verb.possible {
        return None;
    }
    let clause = clause(groups, k);
    let cue = |rule, kind, place| Cue {
        rule,
        kind,
        words: (group.first, group.end),
        clause,
        title: None,
        definite: false,
        place,
        after: false,
        signing: false,
    };
    match sent.lower(verb.main) {
        "visited" | "visits" | "visiting" | "visit"
            if k > 0
                && (sent.lower(verb.main) != "visit"
                    || sent.title_case
                    || matches!(sent.lower(group.first), "will" | "shall")) =>
        {
            let place = place_at(sentence, registry, k + 1);
            (place.is_some() || has_date(sentence, clause)).then(|| cue("event-visit", EventType::Visit, place))
        }
        "received" | "welcomed" | "hosted" if !verb.bare_participle => {
            let object = groups.list.get(k + 1)?.noun()?;
            let visitors = (groups.list[k + 1].first..groups.list[k + 1].end)
                .any(|i| matches!(sent.lower(i), "guests" | "delegation" | "delegations" | "visitors"));
            let person = object.name.is_some_and(|n| registry.names[sentence.entries[n]].kind == NameKind::Person);
            let to = groups.is_prep(k + 2, "to").then(|| place_at(sentence, registry, k + 3)).flatten();
            (visitors && has_date(sentence, clause) || person && to.is_some())
                .then(|| cue("event-visit", EventType::Visit, to))
        }
        "met" if !verb.bare_participle => {
            let next = groups.kind(k + 1);
            let with = groups.is_prep(k + 1, "with");
            let place = groups.is_prep(k + 1, "in").then(|| place_at(sentence, registry, k + 2)).flatten();
            let person = groups
                .list
                .get(k + 1)
                .and_then(Group::noun)
                .and_then(|n| n.name)
                .is_some_and(|n| registry.names[sentence.entries[n]].kind == NameKind::Person);
            let dated = matches!(next, Some(GroupKind::Date)) || groups.is_prep(k + 1, "on");
            (with || place.is_some() || person || dated).then(|| cue("event-met", EventType::Meeting, place))
        }
        _ => None,
    }
}

/// The clause around group `k`: from the last to the next sign of another clause.
fn clause(groups: &Groups<'_, '_>, k: usize) -> (usize, usize) {
    let breaks = |g: &Group| matches!(g.kind, GroupKind::Semicolon | GroupKind::Subordinate | GroupKind::Colon);
    let from = groups.list[..k].iter().rposition(breaks).map_or(0, |at| groups.list[at].end);
    let relative = |g: &Group| breaks(g);
    let to =
        groups.list[k + 1..].iter().position(relative).map_or(groups.sent.len(), |at| groups.list[k + 1 + at].first);
    (from, to)
}

/// The proper name of a gathering: the name that the noun group ends with, or holds in quotes.
fn title(sentence: &Sentence<'_, '_>, group: &Group, noun: &Noun) -> Option<(usize, usize)> {
    if sentence.sent.title_case {
        return None;
    }
    let name = &sentence.groups.names[noun.name?];
    let whole = name.end > noun.head || name.close >= group.end;
    (whole && name.end > name.first + 1).then_some((name.first, name.end))
}
