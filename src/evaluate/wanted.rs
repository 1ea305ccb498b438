//! What gold wants: slots, and the people, events, initiatives and amounts that have some.

use super::facts::{Amount, Event, Found, Initiative, Person};
use super::gold::{AmountGold, EventGold, InitiativeGold, PersonGold};
use super::same::{self, Same};
use super::score::Slot;

/// A slot with one value at most.
pub(super) struct Asked<'a> {
    /// Which.
    pub(super) slot: Slot,
    /// The acceptable alternatives; without one nothing is to be said.
    pub(super) wanted: &'a [String],
    /// What is neither right nor wrong.
    pub(super) optional: &'a [String],
    /// What was found.
    pub(super) found: Option<&'a Found>,
    /// How it is compared.
    pub(super) same: Same,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        slot: Slot,
        wanted: &'a [String],
        optional: &'a [String],
        found: &'a Option<Found>,
        same: Same,
    ) -> Self {
        Self { slot, wanted, optional, found: found.as_ref(), same }
    }
}

/// A thing of gold that is looked for by what it is, and then has slots of its own.
pub(super) trait Wanted {
    /// What is found for it.
    type Record;
    /// Its slot.
    const SLOT: Slot;
    /// Whether it is neither wanted nor punished.
    fn is_optional(&self) -> bool;
    /// Whether this is it.
    fn is(&self, record: &Self::Record) -> bool;
    /// What it is called.
    fn told(&self) -> Vec<String>;
    /// What a record is called.
    fn found(record: &Self::Record) -> &Found;
    /// Its slots, and what a record has in them.
    fn slots<'a>(&'a self, record: &'a Self::Record) -> Vec<Asked<'a>>;
}

impl Wanted for PersonGold {
    type Record = Person;
    const SLOT: Slot = Slot::Person;
    fn is_optional(&self) -> bool {
        self.optional
    }
    fn is(&self, record: &Person) -> bool {
        same::name(&self.name, &record.name.texts)
    }
    fn told(&self) -> Vec<String> {
        self.name.clone()
    }
    fn found(record: &Person) -> &Found {
        &record.name
    }
    fn slots<'a>(&'a self, record: &'a Person) -> Vec<Asked<'a>> {
        vec![
            Asked::new(Slot::PersonRole, &self.role, &self.optional_role, &record.role, same::name),
            Asked::new(
                Slot::PersonOrganization,
                &self.organization,
                &self.optional_organization,
                &record.organization,
                same::name,
            ),
        ]
    }
}

impl Wanted for EventGold {
    type Record = Event;
    const SLOT: Slot = Slot::Event;
    fn is_optional(&self) -> bool {
        self.optional
    }
    /// Of one kind, and not on two days.
    fn is(&self, record: &Event) -> bool {
        let fits = |date: &Found| same::date(&self.date, &date.texts) || same::date(&self.optional_date, &date.texts);
        same::code(&self.kind, &record.kind.texts) && (self.date.is_empty() || record.date.as_ref().is_none_or(fits))
    }
    fn told(&self) -> Vec<String> {
        let parts: Vec<&str> = [&self.kind, &self.date, &self.place]
            .into_iter()
            .filter_map(|all| all.first())
            .map(String::as_str)
            .collect();
        vec![parts.join(", ")]
    }
    fn found(record: &Event) -> &Found {
        &record.kind
    }
    fn slots<'a>(&'a self, record: &'a Event) -> Vec<Asked<'a>> {
        vec![
            Asked::new(Slot::EventDate, &self.date, &self.optional_date, &record.date, same::date),
            Asked::new(Slot::EventPlace, &self.place, &self.optional_place, &record.place, same::name),
        ]
    }
}

impl Wanted for InitiativeGold {
    type Record = Initiative;
    const SLOT: Slot = Slot::Initiative;
    fn is_optional(&self) -> bool {
        self.optional
    }
    fn is(&self, record: &Initiative) -> bool {
        same::name(&self.name, &record.name.texts)
    }
    fn told(&self) -> Vec<String> {
        self.name.clone()
    }
    fn found(record: &Initiative) -> &Found {
        &record.name
    }
    fn slots<'a>(&'a self, record: &'a Initiative) -> Vec<Asked<'a>> {
        vec![Asked::new(Slot::InitiativeStatus, &self.status, &self.optional_status, &record.status, same::code)]
    }
}

impl Wanted for AmountGold {
    type Record = Amount;
    const SLOT: Slot = Slot::Amount;
    fn is_optional(&self) -> bool {
        self.optional
    }
    fn is(&self, record: &Amount) -> bool {
        same::amount((self.value, &self.unit), (record.value, &record.unit))
    }
    fn told(&self) -> Vec<String> {
        vec![format!("{} {}", self.value, self.unit)]
    }
    fn found(record: &Amount) -> &Found {
        &record.told
    }
    fn slots<'a>(&'a self, _: &'a Amount) -> Vec<Asked<'a>> {
        Vec::new()
    }
}
