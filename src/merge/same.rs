//! Whether two articles speak of one agreement: what forbids it, and how much speaks for it.

mod dates;
mod names;

use super::deal::{Deal, Side};
use crate::record::concept::{AgreementType, Status};
use crate::record::date::Day;
use dates::{DAY, Stage, stage};
use names::{TITLE, TITLE_IN_PART};

/// So much must speak for it, in the points below and in those of names and dates.
pub const ENOUGH: i32 = 35;
/// So much makes a pair that is not merged worth a look.
pub const DOUBTFUL: i32 = 25;

/// One text copied from the other.
const COPY: i32 = 100;
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
/// The one is an earlier step of the other: planned and signed, signed and ended; so long after a plan that another deal
/// may have come of it.
const HISTORY: i32 = 15;
const LATE_HISTORY: i32 = 5;
/// Besides, the parties are known for no act but these two; and the later one goes on from one that was made.
const ONLY_TWO: i32 = 10;
const GOES_ON: i32 = 5;
/// The two steps are so many days apart at most: agreed and signed, signed and in force.
const SOON_DAYS: Day = 45;
const SOON: i32 = 15;
/// After so many days another deal may have come of what was planned or agreed.
const LATE_DAYS: Day = 120;
/// Reports of one undated act are at most so many days apart.
const UNDATED_DAYS: Day = 60;
/// Two countries sign much: their names alone say little.
const COUNTRIES: i32 = -15;

/// How much speaks for two deals being one; `None` where something forbids it.
///
/// `months` is how many months the articles know in which these parties agreed on something.
pub fn points(a: &Deal, b: &Deal, months: usize) -> Option<i32> {
    let pair = Pair::new(a, b, months)?;
    let (kind, date) = (pair.kind()?, pair.date()?);
    (!pair.is_forbidden(kind, date)).then(|| pair.sum(kind, date))
}

/// Two deals side by side.
struct Pair<'d> {
    a: &'d Deal,
    b: &'d Deal,
    /// The one that is the earlier step, and the other.
    earlier: &'d Deal,
    later: &'d Deal,
    /// Whether they are two steps, and not one act.
    history: bool,
    /// Whether the one text is copied from the other.
    copy: bool,
    /// How many parties they share, and whether those are all.
    shared: usize,
    equal: bool,
    /// How well the names agree.
    named: i32,
    /// Days between the dates.
    days: Option<Day>,
    /// Whether amounts and places agree, where both tell them.
    amount: Option<bool>,
    place: Option<bool>,
    initiative: bool,
    months: usize,
}

impl<'d> Pair<'d> {
    /// `None` for deals of one article, of other parties or of other names.
    fn new(a: &'d Deal, b: &'d Deal, months: usize) -> Option<Self> {
        if a.article == b.article {
            return None;
        }
        let copy = a.witness == b.witness;
        let (shared, equal) = parties(a, b)?;
        let named = names::names(a, b, equal)?;
        let (earlier, later) = if a.status_step() <= b.status_step() { (a, b) } else { (b, a) };
        Some(Self {
            a,
            b,
            earlier,
            later,
            history: earlier.status_step() != later.status_step(),
            copy,
            shared,
            equal,
            named,
            days: a.date.zip(b.date).and_then(|(a, b)| dates::distance(a, b)),
            amount: (!a.amounts.is_empty() && !b.amounts.is_empty()).then(|| !a.amounts.is_disjoint(&b.amounts)),
            place: places(a, b),
            initiative: !a.initiatives.is_disjoint(&b.initiatives),
            months,
        })
    }

    /// Whether text or name alone says that they are one.
    fn is_sure(&self) -> bool {
        self.copy || self.named >= TITLE
    }

    /// Whether the second step follows soon on the first.
    fn soon(&self) -> bool {
        self.history && self.days.is_some_and(|days| days <= SOON_DAYS)
    }

    /// Whether the parties are known for no act but these two.
    fn only_two(&self) -> bool {
        self.history && self.months <= 2
    }

    /// Whether the later step needs one before it: what enters into force, or ends, was made before, and it is the one
    /// other deal that is known.
    fn goes_on(&self) -> bool {
        self.later.status == Status::InForce || stage(self.later.status) >= Stage::Renewed
    }

    /// How well the kinds agree.
    fn kind(&self) -> Option<i32> {
        let (a, b) = (self.a, self.b);
        let overlap = || a.date.zip(b.date).and_then(|(a, b)| dates::overlap(a, b));
        let one_day = !self.history && overlap().is_some_and(|points| points >= DAY);
        // What a plan comes to is called by its name only when it is signed.
        let one_deal = self.equal && (one_day || self.soon() && stage(self.earlier.status) == Stage::Before);
        kinds(a.kind, b.kind).or((self.named >= TITLE).then_some(0)).or(one_deal.then_some(OTHER_KIND))
    }

    /// How well the dates agree.
    fn date(&self) -> Option<i32> {
        let as_steps = if self.history { dates::steps(self.earlier, self.later, self.named >= TITLE) } else { None };
        as_steps.or_else(|| dates::dates(self.a, self.b, self.is_sure()))
    }

    /// What makes two of them although their kinds and dates agree.
    fn is_forbidden(&self, kind: i32, date: i32) -> bool {
        let (a, b) = (self.a, self.b);
        if self.is_sure() {
            return false;
        }
        // A renewal is an act of its own, and told of an agreement by its name.
        let renewed = (a.status == Status::Renewed) != (b.status == Status::Renewed);
        let renews = self.equal && self.only_two() && kind >= KIND;
        // Two amounts, two places, one deal and many: none of them goes together.
        let place = self.place == Some(false) && date < DAY && !self.history;
        // One party alone says little of what it has agreed on, and with whom.
        let told = date >= DAY && (self.amount == Some(true) || self.initiative);
        let undated = (a.date.is_none() || b.date.is_none()) && !self.history;
        renewed && !renews
            || a.is_batch != b.is_batch
            || self.amount == Some(false)
            || place
            || self.shared < 2 && !told
            || undated && self.news_apart().is_some_and(|days| days > UNDATED_DAYS)
    }

    /// Days between the reports.
    fn news_apart(&self) -> Option<Day> {
        self.a.published.zip(self.b.published).map(|(a, b)| (a - b).abs())
    }

    /// All that speaks for it and against it.
    fn sum(&self, kind: i32, date: i32) -> i32 {
        let (a, b) = (self.a, self.b);
        let has = |fact: bool, points: i32| if fact { points } else { 0 };
        let countries = a.parties.iter().all(|s| s.sovereign) && b.parties.iter().all(|s| s.sovereign);
        let news = match self.news_apart() {
            Some(0..=3) => SAME_NEWS,
            Some(4..=14) => SAME_FORTNIGHT,
            _ => 0,
        };
        has(self.copy, COPY)
            + self.named
            + date
            + kind
            + has(self.equal, PARTIES)
            + has(self.shared > 2, MANY_PARTIES)
            + has(self.place == Some(true), PLACE)
            + has(self.initiative, INITIATIVE)
            + has(self.amount == Some(true), AMOUNT)
            + news
            + has(self.months <= 1 && !countries, ONLY_DATE)
            + has(a.kind == b.kind && one_of_a_kind(a.kind), ONE_OF_A_KIND)
            + has(countries, COUNTRIES)
            + has(self.history, self.steps(kind))
    }

    /// How much speaks for two deals being two steps of one.
    fn steps(&self, kind: i32) -> i32 {
        let has = |fact: bool, points: i32| if fact { points } else { 0 };
        let (soon, only_two, goes_on) = (self.soon(), self.only_two(), self.goes_on());
        // Two contracts of one pair are rarely two steps of one.
        let told = kind >= KIND / 2 || self.named > 0 || self.place == Some(true) || soon || only_two && goes_on;
        // Of what was planned or agreed long ago another deal may have come.
        let late = stage(self.later.status) == Stage::Made
            && !dates::takes_time(self.earlier, self.later)
            && self.named < TITLE_IN_PART
            && self.days.is_some_and(|days| days > LATE_DAYS);
        has(told, if late { LATE_HISTORY } else { HISTORY })
            + has(told && only_two, ONLY_TWO)
            + has(only_two && goes_on, GOES_ON)
            + has(soon, SOON)
    }
}

/// Whether two deals were made in one place; nothing where that is not told, or one place lies in the other.
fn places(a: &Deal, b: &Deal) -> Option<bool> {
    let (one, other) = (a.places.first()?, b.places.first()?);
    let nested = a.places.contains(other) || b.places.contains(one);
    (one == other || !nested).then_some(one == other)
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
        let same =
            |other: &&Side| side.acts_for.is_some() && other.acts_for == side.acts_for && (other.whole || side.whole);
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
    // A treaty and a protocol to it are two.
    let protocol = a == T::Protocol || b == T::Protocol;
    if memoranda {
        Some(KIND / 2)
    } else if of_one_line && (loose || !protocol) {
        Some(if framework && loose { 0 } else { PLAIN_KIND })
    } else {
        None
    }
}

/// Kinds of which two parties have one at a time.
fn one_of_a_kind(kind: AgreementType) -> bool {
    matches!(kind, AgreementType::FreeTradeAgreement | AgreementType::Alliance | AgreementType::Twinning)
}
