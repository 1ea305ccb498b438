//! Deals: an agreement noun, the verb that acts on it, and who stands around the two.

pub mod act;
pub mod around;
pub mod members;
pub mod status;
mod trade;
pub mod verbal;

use super::groups::{Determiner, Group, GroupKind, Groups};
use super::parties::{Phrase, PhraseKind, list_at};
use super::rule::Rule;
use super::tagger::Tag;
use crate::lexicon::Lexicon;
use crate::record::claim::NameKind;
use crate::record::concept::{AgreementType, Role, Status};

/// A deal as one sentence tells it, in positions of that sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDeal {
    /// The rule that found it.
    pub rule: &'static str,
    /// The words that name its kind.
    pub noun: (usize, usize),
    /// Its kind.
    pub kind: AgreementType,
    /// Whether the noun alone names a deal.
    pub strong: bool,
    /// How far it has come.
    pub status: Status,
    /// The words that decide the status.
    pub act: (usize, usize),
    /// Who takes part, and how.
    pub parties: Vec<(Phrase, Role)>,
    /// What it is about: ranges of positions, the nearest first.
    pub purpose: Vec<(usize, usize)>,
    /// From its first to its last word.
    pub clause: (usize, usize),
    /// The name of the document, if it is written as one.
    pub title: Option<(usize, usize)>,
    /// `the agreement`, `this memorandum`: may be one told before.
    pub definite: bool,
    /// `bilateral`, `trilateral`: between those the article is about.
    pub bilateral: bool,
    /// Only people, or `the two sides`, make it: they may sign what a sentence before has told.
    pub by_people: bool,
    /// `the original contract`: an older deal between those who have made another since.
    pub former: bool,
    /// Several told as one, with their number if it is given (0: not given).
    pub batch: Option<i64>,
    /// In thousandths.
    pub confidence: u16,
}

/// An agreement noun that told no deal, and why; `explain` prints these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The words.
    pub noun: (usize, usize),
    /// Why.
    pub why: &'static str,
}

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "deal-act-on-noun",
        reads: "Somebody signs, reaches, renews, ends … an agreement (active verb, the agreement is its object).",
        examples: &[
            "Norland and Estavia signed a fisheries agreement on Monday.",
            "Acme Corp. has entered into a supply agreement with Borealis Ltd.",
            "Port Alma, Harbour City ink twinning agreement",
        ],
        near_misses: &[
            "Norland and Estavia held talks on fisheries on Monday.",
            "Acme Corp. signed the guest book with Borealis Ltd.",
        ],
    },
    Rule {
        id: "deal-noun-acted-on",
        reads: "An agreement is signed, ended … by or between parties (passive verb, the agreement is its subject).",
        examples: &[
            "A memorandum of understanding was signed by Norland and Estavia in Vienna.",
            "An agreement between Norland and Estavia was signed on Monday.",
        ],
        near_misses: &["The letter was signed by thousands of residents of Norland and Estavia."],
    },
    Rule {
        id: "deal-nominal",
        reads: "The signing, renewal, end … of an agreement, told as a noun.",
        examples: &["Ministers witnessed the signing of a trade agreement between Norland and Estavia."],
        near_misses: &["The signing of autographs between Norland and Estavia players took an hour."],
    },
    Rule {
        id: "deal-named-between",
        reads: "An agreement named with its parties, without an act: it exists.",
        examples: &["Under a 2019 agreement between Norland and Estavia, trains cross the border twice a day."],
        near_misses: &["There is broad agreement among experts in Norland that rates will fall."],
    },
    Rule {
        id: "deal-signing-it",
        reads: "Somebody signs what has been named before: `signed it`, `it was signed by`.",
        examples: &["A fisheries agreement is on the table. It was signed by Norland and Estavia in May."],
        near_misses: &["A fisheries agreement is on the table. It was praised by Norland and Estavia."],
    },
    Rule {
        id: "deal-mentioned",
        reads: "An agreement told before, mentioned again: what is said there belongs to it.",
        examples: &["Norland and Estavia signed a trade agreement. Under the agreement, tariffs on fish will fall."],
        near_misses: &["Norland and Estavia signed a trade agreement. Under the bridge, fish swim."],
    },
    Rule {
        id: "deal-list-item",
        reads: "A list of deals under a heading that says they were signed, each with its parties.",
        examples: &[
            "Four agreements were signed at the forum:\n\n* Acme Corp. and Borealis Ltd.\n* Norland Rail and Estavia Rail\n",
        ],
        near_misses: &[
            "Four teams played at the forum:\n\n* Acme Corp. and Borealis Ltd.\n* Norland Rail and Estavia Rail\n",
        ],
    },
    Rule {
        id: "deal-members",
        reads: "An alliance's members are listed.",
        examples: &["The Harbour Alliance consists of Port Alma, Port Brisa and Port Corran."],
        near_misses: &["The harbour tour consists of Port Alma, Port Brisa and Port Corran."],
    },
    Rule {
        id: "deal-document-title",
        reads: "A headline that is the name of a joint statement or declaration of two.",
        examples: &[
            "Joint Statement on the Fisheries Partnership between Norland and Estavia\n\nThe two sides reviewed their work at sea and found it good.",
        ],
        near_misses: &[
            "Statement on Fisheries by the Press Secretary of Norland and Estavia\n\nThe office reviewed its work at sea and found it good.",
        ],
    },
    Rule {
        id: "deal-we-declare",
        reads: "The leaders or ministers of several declare something together in the first person.",
        examples: &["We, the leaders of Germany, France and Italy, affirm our support for clean rivers."],
        near_misses: &["We, the residents of the old town, ask for clean rivers."],
    },
    Rule {
        id: "deal-partnering",
        reads: "Two or more partner, team up or join hands (a verb instead of an agreement noun).",
        examples: &[
            "Acme Corp. is partnering with Borealis Ltd. to build ferries.",
            "Norland Rail has teamed up with Estavia Rail to run night trains.",
        ],
        near_misses: &["Acme Corp. works with many suppliers."],
    },
    Rule {
        id: "deal-trading",
        reads: "One body buys, orders from, supplies or lends to another (a verb of trade between two named bodies).",
        examples: &[
            "Halden Foods Inc. has agreed to buy Red Mill Ltd. for $310 million.",
            "Nordic Rail AB will supply 40 trains to the Estonian Transport Authority.",
        ],
        near_misses: &["Halden Foods Inc. buys wheat every autumn.", "Nordic Rail AB supplied trains for decades."],
    },
    Rule {
        id: "deal-membership",
        reads: "A body becomes a member of an alliance, or several found one together.",
        examples: &[
            "Alatau Technopark has become the 12th member of the Union of Turkic Technology Parks.",
            "Galicia and Asturias have founded the Atlantic Cheese Route Association.",
        ],
        near_misses: &["Maria Lopez has become a member of the Union of Turkic Technology Parks."],
    },
    Rule {
        id: "deal-agreeing",
        reads: "Two or more agree to do something or agree on something.",
        examples: &["Norland and Estavia agreed to open a second border crossing."],
        near_misses: &["Analysts agreed that prices would fall.", "Norland agreed to lower its own taxes."],
    },
];

/// Nouns of wishing and trying.
fn is_wish(noun: &str) -> bool {
    matches!(
        noun,
        "ability"
            | "commitment"
            | "desire"
            | "determination"
            | "effort"
            | "efforts"
            | "hope"
            | "interest"
            | "opportunity"
            | "opportunities"
            | "readiness"
            | "willingness"
    )
}

/// Kinds that are papers and are spoken of once signed.
fn is_paper(kind: AgreementType) -> bool {
    kind == AgreementType::LetterOfIntent || kind.broader() == Some(AgreementType::Memorandum)
}

/// Words that say that an agreement named has just been made.
fn is_new(word: &str) -> bool {
    matches!(word, "interim" | "landmark" | "new" | "preliminary" | "provisional" | "recent" | "tentative")
}

/// Whether group `i` stands in a clause that only supposes something: `if they reach a deal`.
fn is_condition(groups: &Groups<'_, '_>, i: usize) -> bool {
    let opens = |g: &Group| g.kind == GroupKind::Subordinate;
    let Some(start) = groups.list[..i].iter().rposition(opens) else { return false };
    // `when a hospital cancels its contract`: in the present it is the general case.
    let first_verb = groups.list[start..].iter().find(|g| g.is_finite()).map(|g| groups.sent.tag(g.first));
    let general = groups.first_word(start) == "when" && matches!(first_verb, Some(Tag::Vbz | Tag::Vbp));
    (general || matches!(groups.first_word(start), "if" | "unless" | "whether"))
        && groups.list[start..i].iter().all(|g| !matches!(g.kind, GroupKind::Comma | GroupKind::Semicolon))
}

/// Words that say that an agreement has two or three sides.
fn is_bilateral(word: &str) -> bool {
    matches!(word, "bilateral" | "two-way" | "trilateral" | "tripartite")
}

/// Words that set an older deal apart from the one an article is about.
const FORMER: &[&str] =
    &["earlier", "existing", "expired", "first", "former", "initial", "old", "older", "original", "previous", "prior"];

/// The deals of one sentence, in order.
pub fn deals(groups: &Groups<'_, '_>, lexicon: &Lexicon, refused: &mut Vec<Refusal>) -> Vec<RawDeal> {
    let mut deals: Vec<RawDeal> = Vec::new();
    let question = (0..groups.sent.len()).rev().take(2).any(|i| groups.sent.word(i) == "?");
    let mut last_act: Option<act::Act> = None;
    for i in 0..groups.list.len() {
        let Some(noun) = groups.list[i].noun() else { continue };
        let Some((first, length, agreement)) = noun.agreement else { continue };
        let mut refuse = |why| refused.push(Refusal { noun: (first, first + length), why });
        if question {
            refuse("a question tells nothing");
            continue;
        }
        if noun.determiner == Determiner::Negative {
            refuse("it is denied: `no agreement`");
            continue;
        }
        if matches!(groups.sent.lower(groups.list[i].first), "any" | "every") {
            refuse("no agreement in particular: `any agreement`");
            continue;
        }
        if is_condition(groups, i) {
            refuse("it stands in a condition: `if … an agreement`");
            continue;
        }
        if around::is_part_of_name(groups, noun) {
            refuse("it is part of the name of a body");
            continue;
        }
        if deals.iter().any(|d| d.title.is_some_and(|(from, to)| from < first && first < to)) {
            continue;
        }
        let act = act::find(groups, lexicon, i, last_act.as_ref());
        if let Some(found) = act.clone() {
            last_act = Some(found);
        }
        let mut parties = around::parties(groups, lexicon, i, act.as_ref());
        around::add_possessor(groups, i, &mut parties);
        around::add_clause_subject(groups, lexicon, i, act.as_ref(), &mut parties);
        let after = around::purpose(groups, i);
        // `a bilateral memorandum`: between the two that the article is about.
        let bilateral = agreement.strong && (groups.list[i].first..first).any(|k| is_bilateral(groups.sent.lower(k)));
        let several = at_least_two(&parties) || bilateral;
        let points =
            |p: &Phrase| matches!(p.kind, PhraseKind::Person(_)) || matches!(p.kind, PhraseKind::Anaphor(n) if n != 1);
        let by_people = !parties.is_empty() && parties.iter().all(|(p, _)| points(p));
        let definite = noun.determiner == Determiner::Definite && !several;
        let former = (groups.list[i].first..first).any(|k| FORMER.contains(&groups.sent.lower(k)));
        let batch = around::batch(groups, i);
        let title = around::title(groups, lexicon, i);
        let financed = agreement.kind == AgreementType::FinancingAgreement
            && parties.iter().filter(|(p, _)| p.kind != PhraseKind::Described).count() >= 2;
        let (status, act_words, rule, base) = match &act {
            Some(act) => match status::status(groups, act, agreement, several) {
                Some((status, confidence)) => (status, act.words, act.rule, confidence),
                None => {
                    refuse("the verb does not act on it so as to make, change or end it");
                    continue;
                }
            },
            // `Joint Statement of A and B` as the headline: the document is the news.
            None if several
                && i == 0
                && groups.sent.title_case
                && agreement.kind == AgreementType::JointDeclaration =>
            {
                (Status::Agreed, (first, first + length), "deal-document-title", 800)
            }
            // `a loan from the fund to the ministry`: money that one side gives the other.
            None if financed => (Status::Agreed, (first, first + length), "deal-named-between", 600),
            // `a tentative agreement between A and B`
            None if several && (groups.list[i].first..first).any(|k| is_new(groups.sent.lower(k))) => (
                Status::Agreed,
                (first, first + length),
                "deal-named-between",
                if agreement.strong { 700 } else { 400 },
            ),
            None if agreement.kind == AgreementType::Consensus => {
                refuse("a consensus is reached, or none is told");
                continue;
            }
            // What is only named has been made: a memorandum is signed, a declaration agreed.
            None if several && !definite && agreement.strong && is_paper(agreement.kind) => {
                (Status::Signed, (first, first + length), "deal-named-between", 650)
            }
            None if several => (
                Status::InForce,
                (first, first + length),
                "deal-named-between",
                if agreement.strong { 700 } else { 400 },
            ),
            // `Under the memorandum, …`: nothing new by itself, but the sentence speaks of a deal told before.
            None if definite => (Status::InForce, (first, first + length), "deal-mentioned", 400),
            None => {
                refuse("no verb acts on it, and no two parties stand beside it");
                continue;
            }
        };
        if act.is_none() && agreement.only.is_some() {
            refuse("the word names a deal only where somebody signs or wins it");
            continue;
        }
        if act.is_none()
            && !financed
            && !agreement.strong
            && title.is_none()
            && !definite
            && rule != "deal-document-title"
        {
            refuse("the word alone names no deal, and no verb acts on it");
            continue;
        }
        // `strategic partnerships with local businesses`: none in particular.
        let named = parties.iter().filter(|(p, _)| p.kind != PhraseKind::Described).count();
        if batch == Some(0) && named == 1 && parties.len() > 1 && status != Status::Signed {
            refuse("no agreement in particular: a plural without number, with parties unnamed");
            continue;
        }
        // `to establish data sharing agreements`: no agreement in particular.
        if batch == Some(0)
            && matches!(status, Status::Planned | Status::Proposed | Status::Negotiating)
            && parties.iter().filter(|(p, _)| p.kind != PhraseKind::Described).count() < 2
        {
            refuse("no agreement in particular: a plural without number, not made yet");
            continue;
        }
        // `a memorandum to establish a partnership`: what the agreement before is for.
        let serves = act.as_ref().is_some_and(|a| {
            groups.list[a.group].verb().is_some_and(|v| v.infinitive && v.governor.is_none())
                && deals.last().is_some_and(|before| {
                    let between = groups.list.iter().filter(|g| before.noun.1 <= g.first && g.end <= act_words.0);
                    before.noun.1 <= act_words.0 && !between.into_iter().any(|g| g.is_finite())
                })
        });
        if serves && matches!(status, Status::Planned | Status::Proposed) {
            refuse("the agreement named before serves to make it");
            continue;
        }
        // `doing everything to broker a deal`: one side's aim; the headline `Acme to sign deal` tells its future.
        let headline = groups.sent.word(groups.sent.len().wrapping_sub(1)) != ".";
        let aim = act
            .as_ref()
            .and_then(|a| groups.list[a.group].verb())
            .is_some_and(|v| v.infinitive && v.governor.is_none());
        // `their willingness to build a partnership`
        let wish = aim
            && !agreement.strong
            && act.as_ref().is_some_and(|a| {
                a.group > 0 && groups.list[a.group - 1].noun().is_some_and(|n| is_wish(groups.sent.lower(n.head)))
            });
        if wish {
            refuse("a wish, told by a noun and an infinitive");
            continue;
        }
        if aim && !several && status == Status::Planned && !headline {
            refuse("one side's aim, told by an infinitive");
            continue;
        }
        let clause_first = parties.iter().map(|(p, _)| p.first).chain([first, act_words.0]).min().unwrap_or(first);
        let clause_end = parties
            .iter()
            .map(|(p, _)| p.end)
            .chain([first + length, act_words.1])
            .chain(after.iter().map(|p| p.1))
            .max()
            .unwrap_or(first + length);
        let confidence = if several { base } else { base * 7 / 10 };
        deals.push(RawDeal {
            rule,
            noun: (first, first + length),
            kind: agreement.kind,
            strong: agreement.strong,
            status,
            act: act_words,
            parties,
            purpose: after,
            clause: (clause_first, clause_end),
            title,
            definite,
            bilateral,
            by_people: by_people && noun.determiner == Determiner::Definite,
            former,
            batch,
            confidence,
        });
    }
    if !question {
        verbal::deals(groups, lexicon, &mut deals);
        trade::deals(groups, lexicon, &mut deals);
    }
    members::deals(groups, lexicon, &mut deals);
    deals.extend(declaring(groups, lexicon));
    // `several new MoUs, including an MoU with A and one with B`: the batch gives way to its members.
    let specific = deals.iter().filter(|d| at_least_two(&d.parties)).count();
    if specific > 0 {
        deals.retain(|d| d.batch.is_none() || at_least_two(&d.parties) || d.parties.is_empty());
    }
    deals.retain(|d| is_plausible(groups, d));
    deals
}

/// `We, the leaders of A, B and C, …`: those who speak make a joint declaration.
fn declaring(groups: &Groups<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let we = groups
        .list
        .iter()
        .take(8)
        .position(|g| g.noun().is_some_and(|n| n.pronoun) && groups.sent.lower(g.first) == "we")?;
    let (list, _) = list_at(groups, lexicon, we + 2).filter(|_| groups.kind(we + 1) == Some(&GroupKind::Comma))?;
    let words = (groups.list[we].first, list.last()?.end);
    let named = |p: &Phrase| matches!(p.kind, PhraseKind::Name(_) | PhraseKind::Shared { .. } | PhraseKind::Headed(_));
    (list.len() >= 2 && list.iter().all(named)).then(|| RawDeal {
        rule: "deal-we-declare",
        noun: (words.0, words.0 + 1),
        kind: AgreementType::JointDeclaration,
        strong: true,
        status: Status::Agreed,
        act: (words.0, words.0 + 1),
        parties: list.into_iter().map(|p| (p, Role::Party)).collect(),
        purpose: vec![(words.1, groups.sent.len())],
        clause: words,
        title: None,
        definite: false,
        bilateral: false,
        by_people: false,
        former: false,
        batch: None,
        confidence: 750,
    })
}

/// Whether the phrases mean two bodies or more: `China-Laos` and `the two sides` are two in one.
fn at_least_two(parties: &[(Phrase, Role)]) -> bool {
    parties.len() >= 2
        || parties.iter().any(|(p, _)| match p.kind {
            PhraseKind::Pair => true,
            PhraseKind::Anaphor(count) | PhraseKind::SharedAnaphor { count, .. } => count != 1,
            _ => false,
        })
}

/// Whether a party of the deal is more than a person.
fn is_plausible(groups: &Groups<'_, '_>, deal: &RawDeal) -> bool {
    deal.batch.is_some()
        || deal.definite
        || deal.bilateral
        || deal
            .parties
            .iter()
            .any(|(p, _)| !matches!(p.kind, PhraseKind::Name(n) if groups.names[n].kind == NameKind::Initiative))
}
