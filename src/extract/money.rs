//! Which amounts of a text are claimed, and which of them belong to a deal.

use super::amounts::amounts;
use super::discourse::{Sentence, span};
use super::document::BlockKind;
use super::found::Found;
use super::rule::Rule;
use super::text::Text;
use crate::lexicon::Lexicon;
use crate::record::claim::{AmountWords, DealClaim, Read};
use crate::record::{Confidence, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "amount-of-deal",
        reads: "Money, or the number of agreements or goods, in the clause of a deal.",
        examples: &[
            "Norland and Estavia signed a fisheries agreement worth $7 billion on Monday.",
            "Norland and Estavia signed 41 agreements on Monday.",
        ],
        near_misses: &["Norland and Estavia signed a fisheries agreement that lasts 15 years."],
    },
    Rule {
        id: "amount-of-money",
        reads: "Money told anywhere in the article's own text.",
        examples: &["Trade between the two came to 214 million U.S. dollars."],
        near_misses: &["Trade between the two grew by 14 percent."],
    },
    Rule {
        id: "amount-of-people",
        reads: "The number of people or bodies that attend a gathering.",
        examples: &["More than 300 guests attended the conference."],
        near_misses: &["Some 300 people live on the island."],
    },
];

/// Units of people and bodies that come to a gathering.
const ATTENDING: &[&str] = &[
    "attendee",
    "ambassador",
    "delegate",
    "delegation",
    "exhibitor",
    "expert",
    "guest",
    "official",
    "participant",
    "representative",
    "visitor",
    "businessman",
    "entrepreneur",
    "investor",
    "leader",
    "executive",
];

/// Units that count what a deal consists of.
const PARTS_OF_DEALS: &[&str] = &[
    "accord",
    "agreement",
    "article",
    "clause",
    "contract",
    "deal",
    "document",
    "initiative",
    "memorandum",
    "memorandum of cooperation",
    "memorandum of understanding",
    "mou",
    "pact",
    "program",
    "programme",
    "project",
    "protocol",
    "treaty",
];

/// Goods, measures and people that deals count.
const GOODS: &[&str] = &[
    "aircraft",
    "airplane",
    "apartment",
    "barrel",
    "bed",
    "boat",
    "bus",
    "car",
    "carriage",
    "carrier",
    "clinic",
    "container",
    "cubic meter",
    "elevator",
    "engine",
    "ferry",
    "flight",
    "gigawatt",
    "hectare",
    "helicopter",
    "home",
    "jet",
    "kilometer",
    "locomotive",
    "megawatt",
    "module",
    "plane",
    "railcar",
    "route",
    "satellite",
    "scholarship",
    "school",
    "ship",
    "square meter",
    "student",
    "tanker",
    "teacher",
    "tonne",
    "train",
    "trainee",
    "tram",
    "truck",
    "turbine",
    "vehicle",
    "vessel",
    "wagon",
];

/// Units that are no things: shares, times, measures of other things.
const NOT_COUNTED: &[&str] = &[
    "percent",
    "year",
    "month",
    "day",
    "week",
    "hour",
    "minute",
    "time",
    "side",
    "party",
    "country",
    "city",
    "nation",
    "phase",
    "step",
    "percentage point",
];

/// Gives each deal its amounts; gives back the amounts that no deal holds.
pub fn amounts_of(
    text: &Text<'_>,
    sentences: &[Sentence<'_, '_>],
    deals: &mut [DealClaim],
    lexicon: &Lexicon,
) -> Vec<Read<AmountWords>> {
    let mut held = Held::of(deals);
    let mut free: Vec<Read<AmountWords>> = Vec::new();
    for sentence in sentences {
        if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Body | BlockKind::Item) {
            continue;
        }
        for found in amounts(text, &sentence.sent.tokens) {
            if sentence.dates.iter().any(|d| d.first < found.end && found.first < d.end) {
                continue;
            }
            place(sentence, found, deals, lexicon, &mut held, &mut free);
        }
    }
    let of_deals: BTreeSet<&AmountWords> = deals.iter().flat_map(|d| &d.amounts).map(|a| &a.value).collect();
    free.retain(|amount| !of_deals.contains(&amount.value));
    free
}

/// Which deals a sentence tells, and which amounts are claimed already: an article may tell thousands.
struct Held {
    told: BTreeMap<Span, Vec<usize>>,
    /// Amounts with their deal; without one those that no deal holds.
    known: BTreeSet<(Option<usize>, AmountWords)>,
}

impl Held {
    fn of(deals: &[DealClaim]) -> Self {
        let mut told: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        let mut known = BTreeSet::new();
        for (at, deal) in deals.iter().enumerate() {
            for sentence in deal.also.iter().chain([&deal.sentence]) {
                let here = told.entry(*sentence).or_default();
                if here.last() != Some(&at) {
                    here.push(at);
                }
            }
            known.extend(deal.amounts.iter().map(|amount| (Some(at), amount.value.clone())));
        }
        Self { told, known }
    }
}

fn place(
    sentence: &Sentence<'_, '_>,
    found: Found<AmountWords>,
    deals: &mut [DealClaim],
    lexicon: &Lexicon,
    held: &mut Held,
    free: &mut Vec<Read<AmountWords>>,
) {
    let money = found.value.currency.is_some();
    let unit = found.value.unit.as_deref().unwrap_or_default();
    let attending =
        ATTENDING.contains(&unit) || unit.split_whitespace().next_back().is_some_and(|last| ATTENDING.contains(&last));
    let here = span(sentence, found.first, found.end);
    let whole = span(sentence, 0, sentence.sent.len());
    let told: &[usize] = held.told.get(&whole).map_or(&[], Vec::as_slice);
    let part = PARTS_OF_DEALS.contains(&unit) || lexicon.agreement_nouns.word(unit).is_some();
    let read = |value: AmountWords, rule| Read::new(value, here, rule, Confidence::new(if money { 850 } else { 750 }));
    let last = unit.split_whitespace().next_back().unwrap_or_default();
    let goods = (GOODS.contains(&unit) || GOODS.contains(&last)) && !told.is_empty();
    if money || part || goods {
        let clause = told.iter().copied().find(|&d| deals[d].clause.contains(here));
        let only = match *told {
            [one] => Some(one),
            _ => None,
        };
        if let Some(deal) = clause.or(only) {
            let value = read(found.value, "amount-of-deal");
            if held.known.insert((Some(deal), value.value.clone())) {
                deals[deal].amounts.push(value);
            }
            return;
        }
        // A number of agreements or projects that no deal holds tells something else (`960 contracts in March`).
        let article = matches!(unit, "article" | "clause")
            && sentence.groups.list.iter().any(|g| g.noun().is_some_and(|n| n.agreement.is_some()));
        if part && told.is_empty() && sentence.deals.is_empty() && !article {
            return;
        }
    } else if NOT_COUNTED.contains(&unit) || !attending || !gathers(sentence) {
        return;
    }
    let rule = if money {
        "amount-of-money"
    } else if part || goods {
        "amount-of-deal"
    } else {
        "amount-of-people"
    };
    if held.known.insert((None, found.value.clone())) {
        free.push(read(found.value, rule));
    }
}

/// Whether the sentence tells people who come together.
fn gathers(sentence: &Sentence<'_, '_>) -> bool {
    let sent = sentence.sent;
    (0..sent.len()).any(|i| {
        matches!(
            sent.lower(i),
            "attended"
                | "attend"
                | "attending"
                | "attracted"
                | "brought"
                | "came"
                | "come"
                | "comprised"
                | "comprising"
                | "drew"
                | "featured"
                | "featuring"
                | "gathered"
                | "gathering"
                | "included"
                | "including"
                | "invited"
                | "joined"
                | "participated"
                | "participating"
                | "participants"
                | "present"
                | "took"
                | "visited"
                | "welcomed"
                | "witnessed"
                | "conference"
                | "forum"
                | "delegation"
                | "exhibitors"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;
    use crate::extract::tests::{claims_of, fired};

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        check_rules(RULES, |text| {
            let claims = claims_of(text);
            let held = claims.deals.iter().flat_map(|d| &d.amounts);
            fired(RULES, held.chain(&claims.amounts).map(|a| a.rule.as_str()))
        });
    }

    #[test]
    fn money_of_the_clause_belongs_to_its_deal() {
        let claims = claims_of(
            "Norland and Estavia signed a fisheries agreement worth $7 billion in Vienna. Norland sold fish for $3 million last year.",
        );
        let currency =
            |amounts: &[Read<AmountWords>]| amounts.iter().filter_map(|a| a.value.low.clone()).collect::<Vec<_>>();
        assert_eq!(claims.deals.len(), 1);
        assert_eq!(currency(&claims.deals[0].amounts), ["7000000000"]);
        assert_eq!(currency(&claims.amounts), ["3000000"]);
    }
}
