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
/// Kinds that are told apart, of one day or of a plan and its signing: news calls one paper a memorandum here and an
/// agreement there.
const OTHER_KIND: i32 = -15;
/// A kind of which two parties have one and no more.
const ONE_OF_A_KIND: i32 = 10;
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
/// The two steps are so many days apart at most: agreed and signed, signed and in force.
const SOON_DAYS: Day = 45;
const SOON: i32 = 15;
/// Names that share half their words; names that share none.
const TITLE_IN_PART: i32 = 20;
/// Names of which one has a single telling word, and the other has it too.
const TITLE_IN_A_WORD: i32 = 30;
const OTHER_TITLE: i32 = -40;
/// Descriptions that share no word: each article may describe one thing by another side of it.
const OTHER_DESCRIPTION: i32 = -15;
/// Names that are told apart by one word.
const APART: i32 = i32::MIN;
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
    let (shared, equal) = parties(a, b)?;
    let named = titles(a, b, equal);
    let title = named >= TITLE;
    if named == APART && !copy {
        return None;
    }
    let (earlier, later) = if a.status_step() <= b.status_step() { (a, b) } else { (b, a) };
    let history = earlier.status_step() != later.status_step();
    let days = a.date.zip(b.date).and_then(|(a, b)| distance(a, b));
    let soon = history && days.is_some_and(|days| days <= SOON_DAYS);
    let one_day = !history && a.date.zip(b.date).and_then(|(a, b)| overlap(a, b)).is_some_and(|p| p >= DAY);
    // What a plan comes to is called by its name only when it is signed.
    let one_deal = equal && (one_day || soon && stage(earlier.status) == Stage::Before);
    let kind = kinds(a.kind, b.kind).or(title.then_some(0)).or(one_deal.then_some(OTHER_KIND))?;
    let only_two = history && months <= 2;
    // A renewal is an act of its own, and told of an agreement by its name.
    let renewed = (a.status == Status::Renewed) != (b.status == Status::Renewed);
    if renewed && !(copy || title || equal && only_two && kind >= KIND) {
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
        && !takes_time(earlier, later)
        && named < TITLE_IN_PART
        && days.is_some_and(|days| days > 120);
    let amount = (!a.amounts.is_empty() && !b.amounts.is_empty()).then(|| !a.amounts.is_disjoint(&b.amounts));
    let place = places(a, b);
    let sure = copy || title || date >= DAY;
    // Two contracts of one pair are rarely two steps of one.
    // What enters into force, or ends, was made before: it is the one other deal that is known.
    let goes_on = later.status == Status::InForce || stage(later.status) >= Stage::Renewed;
    let told = kind >= KIND / 2 || named > 0 || place == Some(true) || soon || only_two && goes_on;
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
            + has(only_two && told, ONLY_TWO)
            + has(only_two && goes_on, ONLY_TWO / 2)
            + has(a.kind == b.kind && one_of_a_kind(a.kind), ONE_OF_A_KIND)
            + has(soon, SOON)
            + has(countries, COUNTRIES),
    )
}

/// Whether two deals were made in one place; nothing where that is not told, or one place lies in the other.
fn places(a: &Deal, b: &Deal) -> Option<bool> {
    let (one, other) = (a.places.first()?, b.places.first()?);
    let nested = a.places.contains(other) || b.places.contains(one);
    (one == other || !nested).then_some(one == other)
}

/// How well the names agree: by the words that say more than the kind and the parties, or one the acronym of the other.
///
/// `equal_parties` is whether the deals have the same parties.
fn titles(a: &Deal, b: &Deal, equal_parties: bool) -> i32 {
    let (Some(one), Some(other)) = (&a.title, &b.title) else { return 0 };
    if is_acronym_of(&one.words, &other.words) || is_acronym_of(&other.words, &one.words) {
        return TITLE;
    }
    let equal = one.words == other.words;
    let parties: BTreeSet<&str> = a.parties.iter().chain(&b.parties).flat_map(|s| s.party.slug().split('-')).collect();
    let telling = |words: &str| -> Vec<String> {
        let tells = |word: &&str| !KIND_WORDS.contains(word) && (equal || !parties.contains(word));
        words.split(' ').filter(tells).map(str::to_owned).collect()
    };
    let (few, many) = (telling(&one.words), telling(&other.words));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    if only_one_differs(&few, &many) {
        return APART;
    }
    let shared: BTreeSet<&String> = few.iter().filter(|word| many.iter().any(|other| alike(word, other))).collect();
    let letters: usize = shared.iter().map(|word| word.chars().count()).sum();
    let (few, shared) = (few.iter().collect::<BTreeSet<_>>().len(), shared.len());
    match shared {
        _ if few == 0 => 0,
        _ if shared == few && few > 1 && letters >= 5 => TITLE,
        _ if shared == few && letters >= 5 => TITLE_IN_A_WORD,
        0 if one.is_description && other.is_description => OTHER_DESCRIPTION,
        0 if equal_parties && (one.is_description || other.is_description) => 0,
        0 => OTHER_TITLE,
        _ if 2 * shared >= few => TITLE_IN_PART,
        _ => 0,
    }
}

/// Whether names of some length differ in one word of each, which is there to tell them apart: `commercial loan for the
/// railway` and `concessional loan for the railway`.
fn only_one_differs(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.len() > 2 && one.iter().zip(other).filter(|(a, b)| !alike(a, b)).count() == 1
}

/// Whether two words are one but for their ending: `mineral`, `minerals`.
fn alike(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let short = one.chars().count().min(other.chars().count());
    one == other || shared > 5 && 10 * shared >= 8 * short
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

/// Kinds of which two parties have one at a time.
fn one_of_a_kind(kind: AgreementType) -> bool {
    matches!(kind, AgreementType::FreeTradeAgreement | AgreementType::Alliance | AgreementType::Twinning)
}

/// Whether years lie between the two steps as a rule: a treaty is ratified before it is in force.
fn takes_time(earlier: &Deal, later: &Deal) -> bool {
    let treaty =
        |kind: AgreementType| std::iter::successors(Some(kind), |k| k.broader()).any(|k| k == AgreementType::Treaty);
    later.status == Status::InForce && treaty(earlier.kind) && treaty(later.kind)
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
    let in_time =
        apart <= HISTORY_DAYS || (title || takes_time(earlier, later)) && made && apart <= 4 * HISTORY_DAYS || ended;
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
