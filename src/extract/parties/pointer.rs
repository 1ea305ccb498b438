//! Noun groups that only point back at bodies named before: `the two sides`, `the company`.

use super::list::number_word;
use crate::extract::groups::{Determiner, Group, Groups, Noun};
use crate::record::claim::NameKind;

/// Nouns that only point back when they stand with `the`, `both` or `the two`.
const POINTERS: &[&str] = &[
    "agency",
    "airline",
    "airport",
    "ally",
    "association",
    "authority",
    "bank",
    "bloc",
    "body",
    "business",
    "carrier",
    "chamber",
    "church",
    "city",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "country",
    "county",
    "custom",
    "delegation",
    "department",
    "district",
    "duo",
    "developer",
    "enterprise",
    "entity",
    "federation",
    "firm",
    "foundation",
    "fund",
    "giant",
    "government",
    "group",
    "hospital",
    "institute",
    "institution",
    "laboratory",
    "leader",
    "league",
    "ministry",
    "museum",
    "municipality",
    "nation",
    "neighbor",
    "neighbour",
    "operator",
    "organisation",
    "organization",
    "pair",
    "partner",
    "party",
    "place",
    "port",
    "province",
    "region",
    "school",
    "shipyard",
    "side",
    "state",
    "town",
    "trust",
    "trio",
    "union",
    "university",
    "utility",
    "zone",
];

/// Whether a word alone, in capitals, points back at a body: `the Company`, `the University`.
pub fn is_pointing_word(word: &str) -> bool {
    POINTERS.contains(&word) && !matches!(word, "place" | "state" | "partner" | "leader" | "party")
}

/// Nouns of companies that point back even with a word or two before them: `the telecoms firm`.
const COMPANIES: &[&str] = &[
    "airline",
    "automaker",
    "brewer",
    "builder",
    "carmaker",
    "carrier",
    "chipmaker",
    "company",
    "conglomerate",
    "drugmaker",
    "exporter",
    "firm",
    "giant",
    "haulier",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "miner",
    "planemaker",
    "producer",
    "publisher",
    "refiner",
    "retailer",
    "shipbuilder",
    "shipowner",
    "shipper",
    "startup",
    "steelmaker",
    "utility",
];

/// Whether a word stands for a company in general.
pub fn is_company_noun(head: &str) -> bool {
    COMPANIES.contains(&head)
        || matches!(head, "business" | "corporation" | "developer" | "enterprise" | "group" | "operator" | "supplier")
}

/// `the telecoms firm`, `the German carmaker`: a company named before, told by what it does or where it is from.
///
/// `the national oil company` may be one that is not named.
fn is_told_company(groups: &Groups<'_, '_>, group: &Group, noun: &Noun, head: &str) -> bool {
    let sent = groups.sent;
    let modified = noun.head > group.first + 1 && noun.head <= group.first + 4;
    let from = |&n: &usize| groups.names[n].kind == NameKind::Place;
    let general = |i: usize| {
        matches!(sent.lower(i), "local" | "municipal" | "national" | "new" | "other" | "same" | "state" | "winning")
    };
    COMPANIES.contains(&head)
        && sent.lower(group.first) == "the"
        && sent.lower(noun.head) == head
        && modified
        && noun.possessor.is_none()
        && noun.inner.iter().all(from)
        && !(group.first..noun.head).any(general)
}

/// Words that say that a government is not that of a state: `the two city governments`.
pub fn is_local(word: &str) -> bool {
    matches!(word, "city" | "county" | "district" | "local" | "municipal" | "provincial" | "regional")
}

/// Whether a noun is a post of those who sign for others.
pub(super) fn is_official(head: &str) -> bool {
    matches!(head, "governor" | "mayor" | "minister" | "premier" | "president" | "rector")
}

/// `the two sides` → 2, `both parties` → 2, `the parties` → 0, `the company` → 1; `None` if it says something new.
pub(super) fn is_pointer(
    groups: &Groups<'_, '_>,
    group: &Group,
    noun: &Noun,
    head: &str,
    plural: bool,
) -> Option<usize> {
    let sent = groups.sent;
    if is_told_company(groups, group, noun, head) {
        return Some(1);
    }
    // `the two ministers`, not `the ministers`
    let officials = plural && is_official(head);
    let first = sent.lower(group.first);
    let two = first == "both" || first == "the" && (group.first..noun.head).any(|i| sent.lower(i) == "two");
    let officials = officials && two;
    if !(POINTERS.contains(&head) || COMPANIES.contains(&head) || officials)
        || !noun.inner.is_empty()
        || noun.possessor.is_some()
    {
        return None;
    }
    let words: Vec<&str> = (group.first..noun.head).map(|i| sent.lower(i)).collect();
    let number = words.iter().find_map(|w| number_word(w));
    let definite = noun.determiner == Determiner::Definite
        || words.first() == Some(&"both")
        || words.first() == Some(&"two")
        || words.first() == Some(&"our");
    // Only numbers and the article before the head: `the two neighbouring Asian countries` is rare enough to leave.
    // `the two city governments`
    let bare = words.iter().all(|w| {
        number.is_some()
            && (head == "government" && (is_local(w) || matches!(*w, "national" | "state"))
                || head == "city" && *w == "capital")
            || matches!(
                *w,
                "the"
                    | "two"
                    | "both"
                    | "three"
                    | "four"
                    | "all"
                    | "these"
                    | "those"
                    | "this"
                    | "that"
                    | "our"
                    | "neighbouring"
                    | "neighboring"
                    | "respective"
            )
    });
    if !definite || !bare {
        return None;
    }
    // `the two customs`: the word is the same for one and for several.
    let plural = plural || head == "custom" && number.is_some();
    Some(if plural { number.unwrap_or(0) } else { 1 })
}
