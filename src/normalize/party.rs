//! Parties: which body a name stands for, by the structure of the name.
//!
//! Names of public bodies are compared by what they are made of: the place, the words of their task, the word for what
//! they are; the order does not matter (`Chongqing Customs`, `the Customs of Chongqing`). Names of other bodies are compared
//! word by word, without legal form. A name of common words alone (`First National Bank`, `Ministry of Health`) is
//! somebody's only together with a place; where no place is told, it is nobody's but this article's.

mod known;
mod words;

use super::places::Linker;
use crate::lexicon::{Lexicon, PartyWord, PlaceRef, Rank, Unit};
use crate::record::claim::NameClaim;
use crate::record::concept::PartyKind;
use crate::record::slug::{self, is_acronym, is_han};
use crate::record::{NodeId, NodeKind};
use std::collections::BTreeMap;
use words::{Part, parts};

/// A name and what the article says of it.
#[derive(Debug, Clone, Copy)]
pub struct Named<'n> {
    /// The full form, without article and possessive.
    pub name: &'n str,
    /// What kind of party it is.
    pub kind: PartyKind,
    /// The place that the whole name means.
    pub own: Option<PlaceRef>,
    /// The place that the body is said to be in.
    pub within: Option<PlaceRef>,
    /// Acronyms that the article binds, as words, with what they stand for.
    pub acronyms: &'n BTreeMap<String, String>,
}

/// Which party a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The same for every name of one party.
    pub id: NodeId,
    /// The place whose body it is, where the name or the article says so.
    pub place: Option<PlaceRef>,
    /// Whether the name means the place itself as a party: a country, or its government.
    pub itself: bool,
}

/// A name of more bytes is taken as it is, and not apart: nobody is called so, and it may be megabytes without a blank.
pub const LONGEST_NAME: usize = 1000;

/// Which party a name stands for in an article.
pub fn key(named: &Named<'_>, linker: &Linker<'_>, lexicon: &Lexicon, article: &str) -> Key {
    let party = |slug: &str| NodeId::named(NodeKind::Party, slug);
    let of = |slug: String, place| Key { id: party(&slug), place, itself: named.kind == PartyKind::Jurisdiction };
    let itself = |place| Key {
        id: party(super::places::id(&lexicon.gazetteer, place).slug()),
        place: Some(place),
        itself: true,
    };
    if named.kind == PartyKind::Person || named.name.len() > LONGEST_NAME {
        return of(named.name.to_owned(), None);
    }
    if let Some(place) = named.own.filter(|_| named.kind == PartyKind::Jurisdiction) {
        return itself(place);
    }
    if named.kind == PartyKind::Jurisdiction {
        return of(open_place(named.name, lexicon, article), None);
    }
    let known = known::known_body(named.name, lexicon);
    let place_of_body = || known.and_then(|body| lexicon.gazetteer.by_code(&body.country));
    // The list of known bodies knows better than an article what kind of body it is.
    let kind = known.and_then(|body| body.kind).unwrap_or(named.kind);
    if let Some(body) = known.filter(|_| !is_public(kind)) {
        return of(body.name.to_string(), place_of_body());
    }
    let name = known.map_or(named.name, |body| &body.name);
    let spelled = spelled_out(name, named.acronyms);
    let parts = parts(&spelled, kind, linker, lexicon);
    let mut places: Vec<PlaceRef> = parts.iter().filter_map(Part::place).collect();
    drop_containers(&mut places, lexicon);
    let open = parts.iter().any(|part| matches!(part, Part::Open(_)));
    let mut told: Vec<String> = parts.iter().filter_map(Part::word).map(str::to_owned).collect();
    if told.is_empty() && places.is_empty() {
        return of(named.name.to_owned(), named.within);
    }
    let generic = places.is_empty() && known.is_none() && needs_a_place(&told, kind, lexicon);
    // A park of two countries is of neither.
    let mut place = if places.len() > 1 { None } else { places.first().copied().or(named.within) };
    // Bodies of one building or town: two of one name in two places are two.
    if matches!(kind, PartyKind::Hospital | PartyKind::University | PartyKind::Bank) {
        place = place.or_else(|| linker.only_place());
    }
    if generic {
        place = place.or_else(place_of_body).or_else(|| {
            let national = kind == PartyKind::Ministry
                || told.iter().any(|word| matches!(word.as_str(), "parliament" | "supreme"));
            if national { linker.only_country().or_else(|| of_china(name, lexicon)) } else { linker.only_place() }
        });
        places.extend(place);
        let rank = place.map(|place| lexicon.gazetteer.place(place).rank);
        let fits = |unit: &Unit| rank.is_some_and(|rank| unit.fits(rank));
        told.retain(|word| !parts.iter().any(|p| matches!(p, Part::Level(unit, level) if level == word && fits(unit))));
    }
    let words_only = told.clone();
    if is_public(kind) || order_says_nothing(kind, &places, lexicon) {
        shorten(&mut told, kind, &places, lexicon);
        told.sort_unstable();
        told.dedup();
        if let [country] = places[..]
            && is_government_of_a_state(&told, country, lexicon)
        {
            return itself(country);
        }
        let ids = places.iter().map(|&p| super::places::id(&lexicon.gazetteer, p).slug().to_owned());
        told = ids.chain(told).collect();
    } else if generic {
        told.extend(places.iter().map(|&p| super::places::id(&lexicon.gazetteer, p).slug().to_owned()));
    } else {
        told = parts.iter().filter_map(|part| part.text(lexicon)).collect();
    }
    let mut slug = told.join(" ");
    if open && known.is_none() || generic && places.is_empty() {
        // Two articles that leave open whose it is need not speak of one body.
        slug = format!(
            "{} {}",
            if slug.is_empty() { words_only.join(" ") } else { slug },
            &article[..article.len().min(8)]
        );
    }
    of(slug, place)
}

/// China, for a ministry that is named in Chinese and without its country; those of Japan end in another character.
fn of_china(name: &str, lexicon: &Lexicon) -> Option<PlaceRef> {
    let chinese = name.chars().all(is_han) && !name.ends_with('省');
    chinese.then(|| lexicon.gazetteer.by_code("CN")).flatten()
}

/// What an unlinked place is called in its id: its name, and the article's id where several places bear it.
pub fn open_place(name: &str, lexicon: &Lexicon, article: &str) -> String {
    let gazetteer = &lexicon.gazetteer;
    let several = gazetteer.named(&slug::words(name)).filter(|(_, people)| !people).count() > 1;
    if several { format!("{name} {}", &article[..article.len().min(8)]) } else { name.to_owned() }
}

/// The acronyms that an article binds: a name with a form that is one.
pub fn acronyms(names: &[NameClaim]) -> BTreeMap<String, String> {
    let mut bound = BTreeMap::new();
    for name in names.iter().filter(|n| n.name.contains(' ')) {
        for form in name.mentions.iter().map(|m| m.form.as_str()).filter(|form| is_acronym(form)) {
            bound.insert(slug::words(form), name.name.clone());
        }
    }
    bound
}

/// A name with the acronyms in it spelled out: `DRC Ministry of Mines`.
fn spelled_out(name: &str, acronyms: &BTreeMap<String, String>) -> String {
    if acronyms.is_empty() || !name.contains(' ') {
        return name.to_owned();
    }
    let word = |word: &str| acronyms.get(&slug::words(word)).filter(|_| is_acronym(word)).cloned();
    name.split(' ').map(|part| word(part).unwrap_or_else(|| part.to_owned())).collect::<Vec<_>>().join(" ")
}

/// Bodies of the state, whose names are made of place, task and head.
fn is_public(kind: PartyKind) -> bool {
    use PartyKind as K;
    matches!(
        kind,
        K::Government
            | K::Ministry
            | K::CustomsAuthority
            | K::ZoneAdministration
            | K::Port
            | K::PartyCommittee
            | K::Court
    )
}

/// Whether a name of such a body, of one place, is the same in any order: `Nairobi University`, `University of Nairobi`.
///
/// In North America it is not: the University of Miami is not Miami University.
fn order_says_nothing(kind: PartyKind, places: &[PlaceRef], lexicon: &Lexicon) -> bool {
    let [place] = places else {
        let unordered = matches!(kind, PartyKind::Association | PartyKind::Hospital | PartyKind::University);
        return unordered && places.is_empty();
    };
    let country = lexicon.gazetteer.place(lexicon.gazetteer.country(*place)).iso.as_deref();
    match kind {
        PartyKind::Association | PartyKind::Hospital => true,
        PartyKind::University => !matches!(country, Some("US" | "CA")),
        _ => false,
    }
}

/// Leaves out words that names of such bodies have or lack.
fn shorten(told: &mut Vec<String>, kind: PartyKind, places: &[PlaceRef], lexicon: &Lexicon) {
    let has = |told: &[String], wanted: &[&str]| told.iter().any(|word| wanted.contains(&word.as_str()));
    // `Ministry of Health, Government of India`
    if has(told, &["ministry", "department", "bureau", "office", "commission"]) {
        told.retain(|word| word != "government");
    }
    let of_a_country = places.iter().all(|&place| lexicon.gazetteer.place(place).rank == Rank::Country);
    // The Department of Health of a country is what others call its ministry.
    if kind == PartyKind::Ministry && of_a_country {
        for word in told.iter_mut().filter(|word| matches!(word.as_str(), "department" | "secretariat")) {
            *word = "ministry".to_owned();
        }
    }
    let says_nothing: &[&str] = match kind {
        // A country has one customs service, whatever it calls it.
        PartyKind::CustomsAuthority if of_a_country && has(told, &["customs"]) => OF_CUSTOMS,
        // A zone or a port and the authority that acts under its name are one.
        PartyKind::ZoneAdministration if told.len() > 2 || !places.is_empty() => OF_ZONES,
        PartyKind::Port if has(told, &["port"]) => OF_PORTS,
        _ => &[],
    };
    if told.iter().any(|word| !says_nothing.contains(&word.as_str())) {
        told.retain(|word| !says_nothing.contains(&word.as_str()));
    }
}

/// Whether these words beside a country name its government, which acts for the state as a whole.
fn is_government_of_a_state(told: &[String], country: PlaceRef, lexicon: &Lexicon) -> bool {
    lexicon.gazetteer.place(country).rank == Rank::Country
        && told.iter().any(|word| word == "government")
        && told.iter().all(|word| OF_GOVERNMENTS.contains(&word.as_str()))
}

/// What the government of a state is called.
const OF_GOVERNMENTS: &[&str] = &["government", "central", "federal", "national", "royal"];

/// Heads of customs services.
const OF_CUSTOMS: &[&str] = &[
    "general",
    "department",
    "directorate",
    "service",
    "administration",
    "authority",
    "agency",
    "board",
    "bureau",
    "committee",
    "office",
    "excise",
    "federal",
    "national",
    "royal",
    "state",
];
/// Heads of bodies that run zones and ports.
const OF_ZONES: &[&str] = &["administrative", "administration", "authority", "committee", "management"];
const OF_PORTS: &[&str] = &["administration", "authority", "autonomous"];

/// Whether a name without a place says nothing of whose body it is.
fn needs_a_place(told: &[String], kind: PartyKind, lexicon: &Lexicon) -> bool {
    use PartyKind as K;
    let common = |word: &String| {
        matches!(lexicon.party_words.get(word), Some(PartyWord::Generic | PartyWord::Level(..) | PartyWord::Legal))
            || lexicon.name_words.contains(word.as_str())
            || lexicon.org_heads.word(word).is_some()
    };
    match kind {
        // They stand above countries, or guard their names.
        K::InternationalOrganisation | K::Alliance | K::Media | K::Person => false,
        K::Ministry => true,
        K::Company | K::Other => told.len() < 2 && told.iter().all(common),
        _ => told.iter().all(common),
    }
}

/// Leaves out what only says where another place of the name is.
fn drop_containers(places: &mut Vec<PlaceRef>, lexicon: &Lexicon) {
    let gazetteer = &lexicon.gazetteer;
    let all = places.clone();
    places.retain(|&p| !all.iter().any(|&inner| inner != p && gazetteer.is_within(inner, p)));
    let mut seen = Vec::new();
    places.retain(|&p| {
        !seen.contains(&p) && {
            seen.push(p);
            true
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::place::Places as Offsets;

    /// The id that a name gets in an article with this text.
    fn id(name: &str, kind: PartyKind, text: &str) -> String {
        let lexicon = Lexicon::for_tests();
        let text = format!("{text} {name}.");
        let linker = Linker::new(&text, &Offsets::new(&text), &[], lexicon);
        let named = Named { name, kind, own: None, within: None, acronyms: &BTreeMap::new() };
        key(&named, &linker, lexicon, &slug::hex(&text)).id.slug().to_owned()
    }

    fn same(kind: PartyKind, names: &[&str]) {
        let ids: Vec<String> = names.iter().map(|name| id(name, kind, "")).collect();
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{names:?}: {ids:?}");
    }

    fn apart(kind: PartyKind, names: &[&str]) {
        let ids: std::collections::BTreeSet<String> = names.iter().map(|name| id(name, kind, "")).collect();
        assert_eq!(ids.len(), names.len(), "{names:?}: {ids:?}");
    }

    #[test]
    fn a_public_body_is_one_in_whatever_order_its_name_stands() {
        use PartyKind as K;
        same(
            K::CustomsAuthority,
            &["Chongqing Customs", "Customs of Chongqing", "重庆海关", "Chongqing Customs District"],
        );
        same(
            K::Government,
            &[
                "Qingbaijiang District Government",
                "government of Qingbaijiang district in Chengdu",
                "People's Government of Qingbaijiang District, Chengdu",
            ],
        );
        same(K::Ministry, &["Chinese Ministry of Commerce", "China's Ministry of Commerce", "中国商务部"]);
        same(K::Ministry, &["Ministry of Foreign Affairs of Kenya", "Kenyan Foreign Ministry"]);
        same(K::Government, &["Chengdu Municipal Bureau of Commerce", "Commerce Bureau of Chengdu City"]);
        same(K::Port, &["Port of Rotterdam", "Rotterdam Port"]);
        same(K::Hospital, &["Necker Hospital", "Hôpital Necker"]);
    }

    #[test]
    fn a_state_and_its_government_are_one_party_and_others_are_not() {
        use PartyKind as K;
        same(K::Government, &["Government of the Republic of Fiji", "Fijian government", "Fiji Government"]);
        assert_eq!(id("Government of Fiji", K::Government, ""), "fiji-fj");
        assert_eq!(id("Royal Thai Government", K::Government, ""), "thailand-th");
        assert_ne!(id("Chengdu Municipal Government", K::Government, ""), id("Chengdu", K::Jurisdiction, ""));
        apart(K::Government, &["Government of Fiji", "Government of Tonga", "Fiji Government Printing Office"]);
    }

    #[test]
    fn heads_that_one_body_has_in_turn_say_nothing() {
        use PartyKind as K;
        same(K::Port, &["Port of Rotterdam", "Rotterdam Port Authority"]);
        same(K::ZoneAdministration, &["Chengdu Hi-Tech Zone", "Administrative Committee of Chengdu High-tech Zone"]);
        same(K::Ministry, &["Philippine Department of Agriculture", "Ministry of Agriculture of the Philippines"]);
        same(K::CustomsAuthority, &["Ukrainian Customs", "State Customs Service of Ukraine"]);
        apart(K::CustomsAuthority, &["Chengdu Customs", "Chongqing Customs", "Chengdu Customs College"]);
    }

    #[test]
    fn names_in_the_language_of_the_place_lead_to_the_same_body() {
        use PartyKind as K;
        same(K::Ministry, &["Ministère de l'Économie de la France", "French Economy Ministry"]);
        same(K::Ministry, &["生态环境部", "China's Ministry of Ecology and Environment"]);
        same(K::Government, &["Bavarian Government", "Government of Bavaria"]);
        assert_eq!(
            id("Federal Ministry of Finance", K::Ministry, "Germany agreed."),
            id("Bundesfinanzministerium", K::Ministry, "Deutschland.")
        );
        same(K::Company, &["株式会社日立製作所", "Hitachi, Ltd."]);
    }

    #[test]
    fn bodies_whose_task_level_or_place_differs_stay_apart() {
        use PartyKind as K;
        apart(
            K::Government,
            &[
                "Chongqing Municipal Commission of Commerce",
                "Chongqing Foreign Trade and Economic Relations Commission",
                "Chengdu Municipal Commission of Commerce",
                "Sichuan Provincial Commission of Commerce",
            ],
        );
        apart(K::Government, &["Jilin Provincial Government", "Jilin Municipal Government"]);
        apart(K::Ministry, &["Ministry of Health of Kenya", "Ministry of Health of Uganda"]);
        apart(K::Hospital, &["Nairobi University", "Nairobi University Hospital"]);
    }

    #[test]
    fn a_company_is_one_with_and_without_its_legal_form() {
        same(
            PartyKind::Company,
            &["Acme Robotics", "Acme Robotics, Inc.", "ACME Robotics Co., Ltd.", "Acme Robotics GmbH"],
        );
        apart(PartyKind::Company, &["Acme", "Acme Robotics", "Acme Robotics Kenya Ltd."]);
    }

    #[test]
    fn a_name_of_common_words_is_nobodys_without_a_place() {
        let bank = |text: &str| id("First National Bank", PartyKind::Bank, text);
        assert_ne!(bank("One text."), bank("Another text."));
        assert_ne!(bank("It was signed in Omaha, Nebraska."), bank("It was signed in Tulsa, Oklahoma."));
        assert_eq!(bank("It was signed in Omaha, Nebraska."), bank("They met in Omaha, Nebraska."));
        let ministry = |text: &str| id("Ministry of Health", PartyKind::Ministry, text);
        assert_eq!(
            ministry("Kenya announced it in Nairobi."),
            id("Kenyan Ministry of Health", PartyKind::Ministry, "")
        );
    }

    #[test]
    fn an_acronym_of_a_known_body_is_the_body_unless_two_share_it() {
        use PartyKind as K;
        let kind = K::InternationalOrganisation;
        same(kind, &["IMO", "International Maritime Organization", "International Maritime Organisation"]);
        assert_ne!(id("CDB", kind, ""), id("Caribbean Development Bank", kind, ""));
        same(kind, &["OPEC", "Organization of Petroleum Exporting Countries", "欧佩克"]);
        assert_ne!(id("OPEC+", kind, ""), id("OPEC", kind, ""));
    }
}
