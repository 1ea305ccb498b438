//! Whether two articles speak of one agreement: what forbids it, and how much speaks for it.

use super::days::{self, Day};
use super::deal::{Deal, KIND_WORDS, Side};
use crate::record::concept::{AgreementType, Status};
use crate::record::{Edtf, PartialDate};
use std::collections::BTreeSet;

/// So much must speak for it, in the points below.
pub const ENOUGH: i32 = 35;
/// So much makes a pair that is not merged worth a look.
pub const DOUBTFUL: i32 = 25;

/// One text copied from the other.
const COPY: i32 = 100;
/// The same name of its own.
const TITLE: i32 = 60;
/// The same day; a day in the month told; a day in the year told; up to three days apart.
const DAY: i32 = 40;
const MONTH: i32 = 25;
const YEAR: i32 = 10;
const NEAR: i32 = -5;
/// The same kind, where it says more than `agreement` or `contract`; the same kind that says no more.
const KIND: i32 = 10;
const PLAIN_KIND: i32 = 3;
/// The same parties, all of them; three or more of them.
const PARTIES: i32 = 10;
const MANY_PARTIES: i32 = 10;
/// The same place, initiative, amount.
const PLACE: i32 = 10;
const INITIATIVE: i32 = 20;
const AMOUNT: i32 = 20;
/// Published within three days of one another; within two weeks.
const SAME_NEWS: i32 = 15;
const SAME_FORTNIGHT: i32 = 8;
/// The pair of parties is known for no other date.
const ONLY_DATE: i32 = 15;
/// The one is an earlier step of the other: planned and signed, signed and ended.
const HISTORY: i32 = 15;
/// Besides, the parties are known for no act but these two.
const ONLY_TWO: i32 = 10;
/// Names that share half their words; names that share none.
const TITLE_IN_PART: i32 = 20;
/// Names of which one has a single telling word, and the other has it too.
const TITLE_IN_A_WORD: i32 = 30;
const OTHER_TITLE: i32 = -40;
/// Two countries sign much: their names alone say little.
const COUNTRIES: i32 = -15;
/// Days after which a plan is no longer the one that was carried out.
const HISTORY_DAYS: Day = 400;

/// How far a deal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Planned, proposed, negotiated.
    Before,
    /// Agreed, signed, established, in force.
    Made,
    /// Renewed: an act of its own.
    Renewed,
    /// Suspended, ended, refused.
    Ended,
}

/// The stage that a status stands for.
fn stage(status: Status) -> Stage {
    match status {
        Status::Planned | Status::Proposed | Status::Negotiating => Stage::Before,
        Status::Agreed | Status::Signed | Status::Established | Status::InForce => Stage::Made,
        Status::Renewed => Stage::Renewed,
        Status::Suspended | Status::Terminated | Status::Rejected => Stage::Ended,
    }
}

/// How much speaks for two deals being one; `None` where something forbids it.
///
/// `months` is how many months the articles know in which these parties agreed on something.
pub fn points(a: &Deal, b: &Deal, months: usize) -> Option<i32> {
    if a.article == b.article {
        return None;
    }
    let copy = a.witness == b.witness;
    let named = titles(a, b);
    let title = named >= TITLE;
    let (shared, equal) = parties(a, b)?;
    let (earlier, later) = if a.status_step() <= b.status_step() { (a, b) } else { (b, a) };
    let history = earlier.status_step() != later.status_step();
    let kind = kinds(a.kind, b.kind).or(title.then_some(0))?;
    // A renewal is an act of its own, and told of an agreement by its name.
    if (a.status == Status::Renewed) != (b.status == Status::Renewed) && !(copy || title) {
        return None;
    }
    if a.is_batch != b.is_batch && !(copy || title) {
        return None;
    }
    let date = match if history { steps(earlier, later, title) } else { None } {
        Some(points) => points,
        None => dates(a, b, title || copy)?,
    };
    // Of what was planned or agreed long ago another deal may have come.
    let far = stage(later.status) == Stage::Made
        && named < TITLE_IN_PART
        && a.date.zip(b.date).and_then(|(a, b)| distance(a, b)).is_some_and(|days| days > 120);
    let amount = (!a.amounts.is_empty() && !b.amounts.is_empty()).then(|| !a.amounts.is_disjoint(&b.amounts));
    let place = a.place.as_ref().zip(b.place.as_ref()).map(|(a, b)| a == b);
    let sure = copy || title || date >= DAY;
    // Two contracts of one pair are rarely two steps of one.
    let told = kind >= KIND / 2 || named > 0 || place == Some(true);
    if amount == Some(false) && !(copy || title) || place == Some(false) && !sure && !history {
        return None;
    }
    // One party alone says little of what it has agreed on, and with whom.
    if shared < 2
        && !(copy || title || date >= DAY && (amount == Some(true) || !a.initiatives.is_disjoint(&b.initiatives)))
    {
        return None;
    }
    let apart = a.published.zip(b.published).map(|(a, b)| (a - b).abs());
    let undated = a.date.is_none() || b.date.is_none();
    if undated && !history && !(copy || title) && apart.is_some_and(|days| days > 60) {
        return None;
    }
    let countries = a.parties.iter().all(|s| s.sovereign) && b.parties.iter().all(|s| s.sovereign);
    let has = |fact: bool, points: i32| if fact { points } else { 0 };
    Some(
        has(copy, COPY)
            + named
            + date
            + kind
            + has(equal, PARTIES)
            + has(shared > 2, MANY_PARTIES)
            + has(place == Some(true), PLACE)
            + has(!a.initiatives.is_disjoint(&b.initiatives), INITIATIVE)
            + has(amount == Some(true), AMOUNT)
            + apart.map_or(0, |days| match days {
                0..=3 => SAME_NEWS,
                4..=14 => SAME_FORTNIGHT,
                _ => 0,
            })
            + has(months <= 1 && !countries, ONLY_DATE)
            + has(history && told, if far { HISTORY / 3 } else { HISTORY })
            + has(history && told && months <= 2, ONLY_TWO)
            + has(countries, COUNTRIES),
    )
}

/// How well the names agree: by the words that say more than the kind, or one the acronym of the other.
fn titles(a: &Deal, b: &Deal) -> i32 {
    let (Some(a), Some(b)) = (&a.title, &b.title) else { return 0 };
    if is_acronym_of(a, b) || is_acronym_of(b, a) {
        return TITLE;
    }
    let telling = |title: &str| -> BTreeSet<String> {
        title.split(' ').filter(|word| !KIND_WORDS.contains(word)).map(str::to_owned).collect()
    };
    let (a, b) = (telling(a), telling(b));
    let few = a.len().min(b.len());
    let shared = a.intersection(&b).count();
    let letters: usize = a.intersection(&b).map(|word| word.chars().count()).sum();
    match shared {
        _ if few == 0 => 0,
        _ if shared == few && few > 1 && letters >= 5 => TITLE,
        _ if shared == few && letters >= 5 => TITLE_IN_A_WORD,
        0 => OTHER_TITLE,
        _ if 2 * shared >= few => TITLE_IN_PART,
        _ => 0,
    }
}

/// Whether a name is made of the first letters of another one: `CEPA`.
fn is_acronym_of(short: &str, long: &str) -> bool {
    let initials = long.split(' ').filter(|word| !matches!(*word, "of" | "and" | "the" | "for" | "on"));
    short.len() > 2 && !short.contains(' ') && initials.filter_map(|word| word.chars().next()).eq(short.chars())
}

/// How many parties two deals share, and whether those are all; `None` where each has some that the other lacks.
fn parties(a: &Deal, b: &Deal) -> Option<(usize, bool)> {
    let mut rest: Vec<&Side> = b.parties.iter().collect();
    let mut shared = 0;
    let mut open: Vec<&Side> = Vec::new();
    for side in &a.parties {
        match rest.iter().position(|other| other.party == side.party) {
            Some(at) => {
                rest.swap_remove(at);
                shared += 1;
            }
            None => open.push(side),
        }
    }
    // `Kenya` in one article is `the government of Kenya`, or one of its ministries, in another.
    for side in open {
        let same = |other: &&Side| {
            side.acts_for.is_some() && other.acts_for == side.acts_for && (other.whole || side.whole)
                || side.zone.is_some() && side.zone == other.zone
        };
        if let Some(at) = rest.iter().position(same) {
            rest.swap_remove(at);
            shared += 1;
        }
    }
    let (few, many) = (a.parties.len().min(b.parties.len()), a.parties.len().max(b.parties.len()));
    let enough = shared > 0 && (shared == few || few >= 4 && 10 * shared >= 6 * many);
    enough.then_some((shared, shared == many))
}

/// How well two kinds agree; `None` for kinds that are told apart.
fn kinds(a: AgreementType, b: AgreementType) -> Option<i32> {
    use AgreementType as T;
    let plain = |kind| matches!(kind, T::Agreement | T::Contract);
    let above = |kind: T| std::iter::successors(Some(kind), |k| k.broader());
    if a == b {
        return Some(if plain(a) { PLAIN_KIND } else { KIND });
    }
    let of_one_line = above(a).any(|up| up == b) || above(b).any(|up| up == a);
    // News does not tell the kinds of memoranda apart.
    let memoranda = a.broader() == Some(T::Memorandum) && b.broader() == Some(T::Memorandum);
    // A framework and what is signed under it are two.
    let framework = a == T::FrameworkAgreement || b == T::FrameworkAgreement;
    let loose = matches!((a, b), (T::Agreement, _) | (_, T::Agreement));
    if memoranda {
        Some(KIND / 2)
    } else if of_one_line {
        Some(if framework && loose { 0 } else { PLAIN_KIND })
    } else {
        None
    }
}

/// How well the dates of one act agree; `None` where they contradict each other too much.
fn dates(a: &Deal, b: &Deal, sure: bool) -> Option<i32> {
    let (Some(one), Some(other)) = (a.date, b.date) else { return Some(0) };
    if let Some(points) = overlap(one, other) {
        return Some(points);
    }
    let apart = distance(one, other);
    // A contract follows on the other; for a memorandum a day or two is the clock of another place.
    let close =
        apart.is_some_and(|days| days <= 3) && !matches!(a.kind, AgreementType::Contract | AgreementType::Agreement);
    if close {
        return Some(NEAR);
    }
    (sure && apart.is_none_or(|days| days <= 45)).then_some(0)
}

/// How well the dates of two steps of one agreement agree; `None` where they are in the wrong order or too far apart.
fn steps(earlier: &Deal, later: &Deal, title: bool) -> Option<i32> {
    if let (Some(concluded), Some(signed)) = (later.concluded, earlier.date) {
        return overlap(concluded, signed);
    }
    let (Some(first), Some(second)) = (earlier.date, later.date) else {
        // Whoever reports a plan after the act speaks of another one.
        return earlier.published.zip(later.published).is_none_or(|(first, second)| first <= second).then_some(0);
    };
    let (Some((from, _)), Some((_, to))) = (bounds(first), bounds(second)) else { return Some(0) };
    let apart = distance(first, second).unwrap_or(0);
    let (made, ended) = (stage(later.status) == Stage::Made, stage(later.status) >= Stage::Renewed);
    let in_time = apart <= HISTORY_DAYS || title && made && apart <= 4 * HISTORY_DAYS || ended;
    let points = overlap(first, second).unwrap_or(0);
    // The day for which a plan was told may have been missed.
    (in_time && (from <= to || stage(earlier.status) == Stage::Before)).then_some(points)
}

/// How exactly two dates overlap; `None` if they do not.
fn overlap(a: Edtf, b: Edtf) -> Option<i32> {
    if a.from.year.is_none() || b.from.year.is_none() {
        // `XXXX-12-17` and a 17 December of some year.
        let same = a.from.month == b.from.month && a.from.day == b.from.day;
        return same.then_some(if a.from.day.is_some() { MONTH } else { 0 });
    }
    let (one, other) = (bounds(a)?, bounds(b)?);
    let meets = one.0 <= other.1 && other.0 <= one.1;
    let span = (one.1 - one.0).max(other.1 - other.0);
    meets.then_some(match span {
        0..=3 => DAY,
        4..=31 => MONTH,
        _ => YEAR,
    })
}

/// First and last day of a date.
pub fn bounds(date: Edtf) -> Option<(Day, Day)> {
    let (first, last) = date.bounds()?;
    Some((days::number(&first)?, days::number(&last)?))
}

/// Days between two dates; for dates without a year those between their days in one year.
fn distance(a: Edtf, b: Edtf) -> Option<Day> {
    if a.from.year.is_none() || b.from.year.is_none() {
        let in_a_year = |d: PartialDate| Some(i64::from(d.month?) * 30 + i64::from(d.day?));
        return Some((in_a_year(a.from)? - in_a_year(b.from)?).abs());
    }
    let (a, b) = (bounds(a)?, bounds(b)?);
    Some((a.0 - b.1).max(b.0 - a.1).max(0))
}
