//! What the gazetteer says of a place, as statements that no article makes.

use crate::lexicon::{Gazetteer, PlaceRef, Rank};
use crate::record::concept::AdminLevel;
use crate::record::{Lang, Node, NodeId, NodeKind, Property, Value};

/// The id of a place: its name and its code, so that namesakes keep apart.
pub fn id(gazetteer: &Gazetteer, place: PlaceRef) -> NodeId {
    let name = format!("{} {}", gazetteer.place(place).name, gazetteer.code(place));
    NodeId::named(NodeKind::Place, &name)
}

/// States on a node what the gazetteer knows of a place: ids, codes, level, position, Chinese name, what contains it.
pub fn describe(node: &mut Node, gazetteer: &Gazetteer, place: PlaceRef) {
    let known = gazetteer.place(place);
    if let Some(zh) = &known.name_zh {
        node.derive(Property::PrefLabel, Value::Text(Lang::Zh, zh.to_string()));
    }
    if let Some(up) = known.within {
        node.derive(Property::ContainedInPlace, Value::Node(id(gazetteer, up)));
    }
    if let Some(geonames) = &known.geonames {
        node.derive(Property::SameAs, Value::Iri(format!("https://sws.geonames.org/{geonames}/")));
    }
    if let Some(iso) = &known.iso {
        node.derive(Property::IsoCode, Value::Plain(iso.to_string()));
    }
    if let Some(gb) = &known.gb {
        node.derive(Property::GbCode, Value::Plain(gb.to_string()));
    }
    let level = match known.rank {
        Rank::Country => Some(AdminLevel::Country),
        Rank::Division => Some(AdminLevel::Province),
        Rank::Prefecture => Some(AdminLevel::Prefecture),
        Rank::County => Some(AdminLevel::County),
        // The tables do not say how other cities and small divisions are governed.
        Rank::SmallDivision | Rank::City => None,
    };
    if let Some(level) = level {
        node.derive(Property::AdminLevel, Value::Concept(level.into()));
    }
    if let Some((north, east)) = &known.at {
        node.derive(Property::Latitude, Value::Decimal(decimal(north)));
        node.derive(Property::Longitude, Value::Decimal(decimal(east)));
    }
}

/// A decimal without zeros that say nothing.
fn decimal(number: &str) -> String {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => number.to_owned(),
    }
}
