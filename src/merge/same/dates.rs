//! How well the dates of two deals agree, be they of one act or of two steps of one agreement.

use crate::merge::deal::Deal;
use crate::record::concept::{AgreementType, Status};
use crate::record::date::Day;
use crate::record::{Edtf, PartialDate};

/// The same day; a day in the month told; a day in the year told; up to three days apart.
pub const DAY: i32 = 40;
const MONTH: i32 = 25;
const YEAR: i32 = 10;
const NEAR: i32 = -5;
/// Days after which a plan is no longer the one that was carried out.
const HISTORY_DAYS: Day = 400;

/// How far a deal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
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
pub fn stage(status: Status) -> Stage {
    match status {
        Status::Planned | Status::Proposed | Status::Negotiating => Stage::Before,
        Status::Agreed | Status::Signed | Status::Established | Status::InForce => Stage::Made,
        Status::Renewed => Stage::Renewed,
        Status::Suspended | Status::Terminated | Status::Rejected => Stage::Ended,
    }
}

/// Whether years lie between the two steps as a rule: a treaty is ratified before it is in force.
pub fn takes_time(earlier: &Deal, later: &Deal) -> bool {
    let treaty =
        |kind: AgreementType| std::iter::successors(Some(kind), |k| k.broader()).any(|k| k == AgreementType::Treaty);
    later.status == Status::InForce && treaty(earlier.kind) && treaty(later.kind)
}

/// How well the dates of one act agree; `None` where they contradict each other too much.
pub fn dates(a: &Deal, b: &Deal, sure: bool) -> Option<i32> {
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
pub fn steps(earlier: &Deal, later: &Deal, title: bool) -> Option<i32> {
    if let (Some(concluded), Some(signed)) = (later.concluded, earlier.date) {
        return overlap(concluded, signed);
    }
    let (Some(first), Some(second)) = (earlier.date, later.date) else {
        // Whoever reports a plan after the act speaks of another one.
        return earlier.published.zip(later.published).is_none_or(|(first, second)| first <= second).then_some(0);
    };
    let (Some((from, _)), Some((_, to))) = (first.days(), second.days()) else { return Some(0) };
    let apart = distance(first, second).unwrap_or(0);
    let (made, ended) = (stage(later.status) == Stage::Made, stage(later.status) >= Stage::Renewed);
    let in_time =
        apart <= HISTORY_DAYS || (title || takes_time(earlier, later)) && made && apart <= 4 * HISTORY_DAYS || ended;
    let points = overlap(first, second).unwrap_or(0);
    // The day for which a plan was told may have been missed.
    (in_time && (from <= to || stage(earlier.status) == Stage::Before)).then_some(points)
}

/// How exactly two dates overlap; `None` if they do not.
pub fn overlap(a: Edtf, b: Edtf) -> Option<i32> {
    if a.from.year.is_none() || b.from.year.is_none() {
        // `XXXX-12-17` and a 17 December of some year.
        let same = a.from.month == b.from.month && a.from.day == b.from.day;
        return same.then_some(if a.from.day.is_some() { MONTH } else { 0 });
    }
    let (one, other) = (a.days()?, b.days()?);
    let meets = one.0 <= other.1 && other.0 <= one.1;
    let span = (one.1 - one.0).max(other.1 - other.0);
    meets.then_some(match span {
        0..=3 => DAY,
        4..=31 => MONTH,
        _ => YEAR,
    })
}

/// Days between two dates; for dates without a year those between their days in one year.
pub fn distance(a: Edtf, b: Edtf) -> Option<Day> {
    if a.from.year.is_none() || b.from.year.is_none() {
        let in_a_year = |d: PartialDate| Some(Day::from(d.month?) * 30 + Day::from(d.day?));
        return Some((in_a_year(a.from)? - in_a_year(b.from)?).abs());
    }
    let (a, b) = (a.days()?, b.days()?);
    Some((a.0 - b.1).max(b.0 - a.1).max(0))
}
