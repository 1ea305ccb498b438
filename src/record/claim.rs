//! What one article says, in its own words: what extraction hands to normalisation.
//!
//! A claim holds places in the text, readings of words (a date phrase taken apart, a lexicon's concept) and the rule
//! that saw them; it holds no resolved value: no calendar date, no party's identity, no amount in figures.

use super::concept::{AgreementType, Area, EventType, InitiativeStatus, PartyKind, Role, Status};
use super::evidence::{Confidence, Span};
use serde::{Deserialize, Serialize};

/// Something read off words: where they stand, which rule read them, how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read<T> {
    /// What was read.
    pub value: T,
    /// The words that say it.
    pub span: Span,
    /// The rule's id.
    pub rule: String,
    /// How sure the rule is.
    pub confidence: Confidence,
}

impl<T> Read<T> {
    /// A reading of the words at `span` by `rule`.
    pub fn new(value: T, span: Span, rule: &str, confidence: Confidence) -> Self {
        Self { value, span, rule: rule.to_owned(), confidence }
    }
}

/// The parts of a date as its words give them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateParts {
    /// Four-digit year, if written.
    pub year: Option<i16>,
    /// Month 1 to 12, if written.
    pub month: Option<u8>,
    /// Day 1 to 31, if written.
    pub day: Option<u8>,
}

/// The unit a relative date counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A date phrase taken apart, not yet resolved against the publication date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateWords {
    /// `17 December 2019`, `April 2020`, `March 9`, `2013`.
    On(DateParts),
    /// `March 9 and 10`, `from 27 to 31 October`, `2021-2025`.
    Between(DateParts, DateParts),
    /// Parts with a relative year or month: `Dec 20 last year` (Year, -1), `July this year` (Year, 0), `the 5th of this month` (Month, 0),
    /// `last December` (Month, -1: the last month of that name before the month of publication).
    Shifted(DateParts, DateUnit, i16),
    /// `yesterday` (Day, -1), `last month` (Month, -1), `this week` (Week, 0), `three years ago` (Year, -3).
    Relative(DateUnit, i16),
    /// A weekday, Monday = 1 to Sunday = 7, and which: -1 last, 0 the nearest that the tense allows, 1 next.
    Weekday(u8, i8),
}

/// A sum of money or a counted quantity taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AmountWords {
    /// The lower bound or the value itself, in canonical decimal form, magnitude words applied.
    pub low: Option<String>,
    /// The upper bound; the same as `low` for an exact value.
    pub high: Option<String>,
    /// ISO 4217 code for money.
    pub currency: Option<String>,
    /// Lower-case singular noun for what is counted.
    pub unit: Option<String>,
}

/// A name as the article uses it: one thing, all its forms in the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameClaim {
    /// The fullest form, as it is written, without article and possessive.
    pub name: String,
    /// Every place where it is named, with the form used there, in the order of the text; never empty.
    pub mentions: Vec<Mention>,
    /// What kind of thing it is.
    pub kind: NameKind,
    /// The rule that built the name.
    pub rule: String,
    /// How sure the rule is of name and kind.
    pub confidence: Confidence,
    /// A place that the name is said to be in ("… in Chengdu"), as an index into the article's names.
    pub within: Option<usize>,
}

/// One place where something is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// The form used there, white space folded.
    pub form: String,
}

/// The kind of thing a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameKind {
    /// A body that can be a party.
    Organization(PartyKind),
    /// A country, region, city: a place, or a jurisdiction where it acts.
    Place,
    /// A person.
    Person,
    /// A named undertaking: corridor, programme, initiative.
    Initiative,
    /// A group told by a description ("train operating companies in the two cities").
    Described,
    /// Not decided.
    Other,
}

/// The part of a name in a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyClaim {
    /// Index into the article's names.
    pub name: usize,
    /// Its part.
    pub role: Role,
}

/// A deal as one article tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealClaim {
    /// The clause that tells it: from its first to its last word used.
    pub clause: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Other sentences that tell the same deal again (headline, follow-up), in the order of the text.
    pub also: Vec<Span>,
    /// The kind, read off the cue ("memorandum of understanding").
    pub kind: Read<AgreementType>,
    /// The status, read off verb group and cue.
    pub status: Read<Status>,
    /// The proper name of the agreement, if it has one.
    pub title: Option<Read<String>>,
    /// Who takes part.
    pub parties: Vec<Read<PartyClaim>>,
    /// When.
    pub date: Option<Read<DateWords>>,
    /// The original conclusion, where the clause tells another act (renewal, end).
    pub concluded_on: Option<Read<DateWords>>,
    /// Where, as an index into the names.
    pub place: Option<Read<usize>>,
    /// What about.
    pub areas: Vec<Read<Area>>,
    /// How many, for a batch told as one.
    pub count: Option<Read<i64>>,
    /// Money and quantities of the deal.
    pub amounts: Vec<Read<AmountWords>>,
    /// How long it holds: months.
    pub duration: Option<Read<u32>>,
    /// From when it holds.
    pub valid_from: Option<Read<DateWords>>,
    /// Until when it holds.
    pub valid_until: Option<Read<DateWords>>,
    /// Undertakings it creates or serves, as indexes into the names.
    pub initiatives: Vec<Read<usize>>,
    /// What the parties undertake.
    pub provisions: Vec<Read<String>>,
    /// Who the article says tells it, as an index into the names.
    pub attributed_to: Option<usize>,
    /// People who act for parties: index into the article's people, and the party they act for as an index into the names.
    pub representatives: Vec<Read<(usize, Option<usize>)>>,
}

impl DealClaim {
    /// A deal of which no more is known than its kind and its status.
    pub fn new(clause: Span, sentence: Span, kind: Read<AgreementType>, status: Read<Status>) -> Self {
        Self {
            clause,
            sentence,
            also: Vec::new(),
            kind,
            status,
            title: None,
            parties: Vec::new(),
            date: None,
            concluded_on: None,
            place: None,
            areas: Vec::new(),
            count: None,
            amounts: Vec::new(),
            duration: None,
            valid_from: None,
            valid_until: None,
            initiatives: Vec::new(),
            provisions: Vec::new(),
            attributed_to: None,
            representatives: Vec::new(),
        }
    }
}

/// A person with the post the article gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonClaim {
    /// Index into the article's names.
    pub name: usize,
    /// The post as it is written.
    pub post: Option<Read<String>>,
    /// The body it is a post of, as an index into the names.
    pub organization: Option<Read<usize>>,
    /// Whether the person speaks or acts in the article, and is not only named as a contact.
    pub acts: bool,
}

/// A gathering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventClaim {
    /// Its kind, read off the cue.
    pub kind: Read<EventType>,
    /// Its name, if it has one.
    pub title: Option<Read<String>>,
    /// When.
    pub date: Option<Read<DateWords>>,
    /// Where, as an index into the names.
    pub place: Option<Read<usize>>,
    /// Who took part, with their part, as indexes into the names.
    pub participants: Vec<Read<PartyClaim>>,
}

/// A named undertaking and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InitiativeClaim {
    /// Index into the article's names.
    pub name: usize,
    /// How far it has come.
    pub status: Read<InitiativeStatus>,
}

/// Everything one article says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The headline.
    pub title: Option<Read<String>>,
    /// Dates of publication as written, the one to use first.
    pub published: Vec<Read<DateWords>>,
    /// Who published it.
    pub publisher: Option<Read<String>>,
    /// Everything named.
    pub names: Vec<NameClaim>,
    /// Deals, in the order of the text.
    pub deals: Vec<DealClaim>,
    /// People with posts.
    pub people: Vec<PersonClaim>,
    /// Gatherings.
    pub events: Vec<EventClaim>,
    /// Named undertakings.
    pub initiatives: Vec<InitiativeClaim>,
    /// Money and quantities central to the text that no deal holds.
    pub amounts: Vec<Read<AmountWords>>,
}

impl Claims {
    /// The claims of at least this confidence; a deal goes as a whole when its kind or its status is less sure.
    ///
    /// Names stay, since others refer to them by index.
    #[must_use]
    pub fn at_least(mut self, least: Confidence) -> Self {
        fn sure<T>(least: Confidence) -> impl Fn(&Read<T>) -> bool {
            move |read| read.confidence >= least
        }
        self.deals.retain(|deal| deal.kind.confidence >= least && deal.status.confidence >= least);
        for deal in &mut self.deals {
            deal.parties.retain(sure(least));
            deal.areas.retain(sure(least));
            deal.amounts.retain(sure(least));
            deal.initiatives.retain(sure(least));
            deal.provisions.retain(sure(least));
            deal.representatives.retain(sure(least));
            deal.title.take_if(|read| read.confidence < least);
            deal.date.take_if(|read| read.confidence < least);
            deal.concluded_on.take_if(|read| read.confidence < least);
            deal.place.take_if(|read| read.confidence < least);
            deal.count.take_if(|read| read.confidence < least);
            deal.duration.take_if(|read| read.confidence < least);
            deal.valid_from.take_if(|read| read.confidence < least);
            deal.valid_until.take_if(|read| read.confidence < least);
        }
        self.events.retain(|event| event.kind.confidence >= least);
        for event in &mut self.events {
            event.participants.retain(sure(least));
            event.title.take_if(|read| read.confidence < least);
            event.date.take_if(|read| read.confidence < least);
            event.place.take_if(|read| read.confidence < least);
        }
        self.initiatives.retain(|initiative| initiative.status.confidence >= least);
        self.amounts.retain(sure(least));
        self.published.retain(sure(least));
        self.title.take_if(|read| read.confidence < least);
        self.publisher.take_if(|read| read.confidence < least);
        self
    }
}
