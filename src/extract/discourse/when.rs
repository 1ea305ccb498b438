//! When a deal was made, as its own sentence tells it: which of the dates there is the deal's.

use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::document::report;
use crate::extract::found::Found;
use crate::extract::groups::Verb;
use crate::lexicon::VerbClass;
use crate::record::Confidence;
use crate::record::claim::{DateUnit, DateWords, NameKind, Read};
use crate::record::concept::{AgreementType, Status};

/// Verbs of telling: the day beside one is the day of the telling.
const TELLING: &[&str] = &[
    "announced",
    "disclosed",
    "informed",
    "learned",
    "learnt",
    "reported",
    "reports",
    "revealed",
    "said",
    "says",
    "stated",
    "told",
];

/// Whether a word, in lower case, tells of something said.
pub(super) fn tells(word: &str) -> bool {
    TELLING.binary_search(&word).is_ok()
}

/// The date in its own sentence that says when a deal was made.
pub(super) fn own_date<'d>(
    sentence: &'d Sentence<'_, '_>,
    raw: &RawDeal,
    purpose: usize,
) -> Option<&'d Found<DateWords>> {
    let act = raw.act.0;
    let distance = |d: &Found<DateWords>| d.first.abs_diff(act);
    let ended = matches!(raw.status, Status::Terminated | Status::Suspended);
    // `signed here this afternoon` stands by the act, whatever is read as the purpose.
    let beyond = |d: &Found<DateWords>| d.first > purpose && d.first > raw.act.1 + 1;
    // `one fifth more than this year`
    let compares = |d: &Found<DateWords>| d.first > 0 && sentence.sent.lower(d.first - 1) == "than";
    sentence
        .dates
        .iter()
        .filter(|d| {
            // `has been twinned with A since 1988`
            let holds = raw.status == Status::InForce || raw.kind == AgreementType::Twinning;
            let counted = !is_validity(d) || holds && d.preposition == Some("since");
            counted
                && (d.first < purpose || distance(d) < 40)
                && !is_start(sentence, raw, d)
                && !compares(d)
                && !of_another(sentence, raw, d)
                && !of_telling(sentence, act, d)
                && !of_another_verb(sentence, raw, d)
        })
        // `was to have been signed in June was signed on 7 December`: what stands after the verb goes with it.
        .min_by_key(|d| {
            let first_made = ended && made_before(sentence, raw, d);
            let far = distance(d) + if beyond(d) { 30 } else { 0 } + if d.first > 3 && d.first < act { 8 } else { 0 };
            // When a deal that has ended was made is the date of the deal.
            (!first_made, far)
        })
}

/// A limit or a beginning: `by March`, `from next April`; not `with effect from 1 May` of what begins or ends then.
fn is_start(sentence: &Sentence<'_, '_>, raw: &RawDeal, date: &Found<DateWords>) -> bool {
    let turn = matches!(raw.status, Status::Suspended | Status::Terminated | Status::InForce) && date.first > raw.act.0;
    let effect = turn && date.first >= 2 && sentence.sent.lower(date.first - 2) == "effect";
    // `are to sign by the end of next month`: a month ahead is as near as such a plan is told.
    let month = matches!(date.value, DateWords::Relative(DateUnit::Month, _));
    let limit = date.preposition == Some("before") && date.first > raw.act.1
        || date.preposition == Some("by") && !(raw.status == Status::Planned && month);
    // `agreed to extend the contract to the end of 2019`
    let prolonged = raw.status == Status::Renewed && date.preposition == Some("to") && date.first > raw.act.0;
    limit
        || prolonged
        || date.preposition == Some("for")
        || date.preposition == Some("from") && !matches!(date.value, DateWords::Between(..)) && !effect
}

/// Whether a date stands closer to another deal of the sentence.
fn of_another(sentence: &Sentence<'_, '_>, raw: &RawDeal, date: &Found<DateWords>) -> bool {
    let near = |act: (usize, usize)| date.first.abs_diff(act.0);
    let lead = date.first <= 2;
    !lead && sentence.deals.iter().any(|d| d.act != raw.act && d.noun != raw.noun && near(d.act) < near(raw.act))
}

/// Whether a date goes with the telling of a deal, not with the deal: `…, it was learned on Aug. 20`.
fn of_telling(sentence: &Sentence<'_, '_>, act: usize, date: &Found<DateWords>) -> bool {
    let said = |i: usize| tells(sentence.sent.lower(i));
    // The headline act may itself be the announcement: only a verb after the act counts.
    (act + 1..date.first).any(said) && (date.first.saturating_sub(8)..date.first).any(said)
}

/// Whether a verb between the act and a date after it takes the date: `…, which opened in May`, `agreed to meet in May`.
fn of_another_verb(sentence: &Sentence<'_, '_>, raw: &RawDeal, date: &Found<DateWords>) -> bool {
    let list = &sentence.groups.list;
    match raw.status {
        Status::Renewed if made_before(sentence, raw, date) => return true,
        Status::Terminated | Status::Suspended | Status::Rejected if made_before(sentence, raw, date) => return false,
        _ => {}
    }
    // `agreed to hold talks in September`: what is to come then is what they agreed on.
    if raw.rule == "deal-agreeing" && date.first > raw.act.0 && !is_day(&date.value) {
        return true;
    }
    // `expires on 30 June`, of what is still in force: no day on which it was made.
    let ends = |i: usize| ["expir", "laps"].iter().any(|stem| sentence.sent.lower(i).starts_with(stem));
    if raw.status == Status::InForce && date.first > raw.act.0 && (raw.act.0..raw.act.1).any(ends) {
        return true;
    }
    // `had agreed in May to a schedule but failed to reach a deal`
    let before =
        list.iter().position(|g| g.first >= date.end && g.end <= raw.act.0 && sentence.sent.lower(g.first) == "but");
    if before.is_some() && list.iter().any(|g| g.end <= date.first && g.is_finite()) {
        return true;
    }
    let verbal = matches!(raw.rule, "deal-act-on-noun" | "deal-noun-acted-on" | "deal-partnering" | "deal-trading");
    verbal && list.iter().any(|g| g.first >= raw.act.1 && g.end <= date.first && g.is_finite())
}

/// Whether a date says when a deal that is now renewed or ended was first made: `the pact they signed in 2004`,
/// `the 2011 agreement`.
pub(super) fn made_before(sentence: &Sentence<'_, '_>, raw: &RawDeal, date: &Found<DateWords>) -> bool {
    let list = &sentence.groups.list;
    let governor = list.iter().rposition(|g| g.end <= date.first && g.verb().is_some());
    let made = governor.is_some_and(|k| {
        let after_act = list[k].first >= raw.act.1 || date.first < raw.act.0;
        let made = |v: &Verb| {
            matches!(v.class, Some(VerbClass::Sign | VerbClass::Establish | VerbClass::Enter | VerbClass::Reach))
                || matches!(&*v.lemma, "date" | "dates" | "dated")
        };
        after_act && !(list[k].first < raw.act.1 && raw.act.0 < list[k].end) && list[k].verb().is_some_and(made)
    });
    let attribute = matches!(date.rule, "date-year-attribute" | "date-month-attribute")
        || date.end <= raw.noun.0 && date.end + 3 > raw.noun.0 && date.preposition.is_none();
    let of = date.preposition == Some("of") && date.first >= raw.noun.1 && date.first <= raw.noun.1 + 2;
    made || attribute || of
}

/// Whether a date tells a day, or a few days.
pub(super) fn is_day(date: &DateWords) -> bool {
    match date {
        DateWords::On(parts) | DateWords::Between(parts, _) | DateWords::Shifted(parts, ..) => parts.day.is_some(),
        DateWords::Relative(unit, _) => *unit == DateUnit::Day,
        DateWords::Weekday(..) => true,
    }
}

/// Among so many words a sentence begins with its day.
const OPENING: usize = 5;

/// A gathering without a day of its own is that of the day with which the sentence before it begins, or of the only one that
/// it tells: `On 12 June a delegation came to Alma. The symposium was held in the town hall.`
pub(super) fn day_before(before: &Sentence<'_, '_>, sentence: &Sentence<'_, '_>) -> Option<Read<DateWords>> {
    if before.block != sentence.block || !sentence.dates.is_empty() {
        return None;
    }
    // Behind the dateline.
    let place = before.groups.names.first().is_some_and(|n| n.first == 0 && n.kind == NameKind::Place);
    let begins = report(before.sent, place);
    let mut dates = before.dates.iter().filter(|d| d.first >= begins);
    let first = dates.next().filter(|d| is_day(&d.value) && !is_validity(d))?;
    let sure = first.first <= begins + OPENING || dates.next().is_none();
    sure.then(|| date_read(before, first, 500))
}

/// A date with the words that say it, for a claim.
pub(super) fn date_read(sentence: &Sentence<'_, '_>, date: &Found<DateWords>, confidence: u16) -> Read<DateWords> {
    Read::new(date.value, span(sentence, date.first, date.end), date.rule, Confidence::new(confidence))
}

/// A date that says how long something holds, not when it was made.
pub(super) fn is_validity(date: &Found<DateWords>) -> bool {
    matches!(date.preposition, Some("until" | "till" | "through" | "since" | "throughout"))
        || matches!(date.value, DateWords::Between(a, b) if a.month.is_none() && b.month.is_none())
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::when_and_where;

    /// The date of the first deal.
    fn date(text: &str) -> String {
        when_and_where(text).into_iter().next().map_or(String::new(), |(_, date, _)| date)
    }

    #[test]
    fn a_date_behind_another_verb_is_not_the_deals() {
        assert_eq!(
            date("After the treaty was signed by Kenya and Ghana, trains reached the border on 4 May 2019."),
            ""
        );
        assert_eq!(date("The treaty was signed by Kenya and Ghana on 4 May 2019."), "2019-05-04");
    }

    #[test]
    fn what_is_renewed_was_first_signed_before() {
        assert_eq!(date("Kenya and Ghana have renewed the trade agreement they first signed in 2004."), "");
        assert_eq!(
            date("Kenya and Ghana on 4 May 2019 renewed the trade agreement they first signed in 2004."),
            "2019-05-04"
        );
    }

    #[test]
    fn what_has_ended_has_the_day_on_which_it_was_made() {
        assert_eq!(date("Kenya and Ghana on 4 May 2019 suspended the trade agreement signed in 2004."), "2004");
        assert_eq!(date("Kenya and Ghana on 4 May 2019 suspended the trade agreement."), "2019-05-04");
    }

    #[test]
    fn the_day_on_which_a_deal_expires_is_not_the_day_on_which_it_was_made() {
        assert_eq!(date("The trade agreement between Kenya and Ghana is due to expire on 4 May 2029."), "");
    }

    #[test]
    fn a_gathering_goes_with_the_day_of_the_sentence_before() {
        let visit = "On 12 June 2019 a delegation came to town. After the symposium, Kenya and Ghana signed a treaty.";
        assert_eq!(date(visit), "2019-06-12");
        assert_eq!(date("On 12 June 2019 a delegation came to town. Kenya and Ghana signed a treaty."), "");
    }

    #[test]
    fn what_is_prolonged_is_not_prolonged_on_the_day_on_which_it_ends() {
        assert_eq!(date("Kenya and Ghana agreed to extend the trade agreement to the end of 2019."), "");
    }

    #[test]
    fn a_tie_that_is_in_force_was_made_since_when_it_holds() {
        assert_eq!(date("Penang and Medan have been sister cities since 1984."), "1984");
    }
}
