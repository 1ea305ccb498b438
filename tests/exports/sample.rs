//! A dataset made by hand: two articles in two languages, with everything in it that trips writers and readers.

use pactgraph::record::article::IssueKind;
use pactgraph::record::concept::{
    AdminLevel, AgreementType, Area, ClaimStatus, DateBasis, EventType, InitiativeStatus, PartyKind, ProvisionKind,
    Role, Status,
};
use pactgraph::record::place::Places;
use pactgraph::record::slug::hex;
use pactgraph::record::{
    Concept, Confidence, Dataset, Edtf, Issue, Lang, Node, NodeId, NodeKind, PartialDate, Property, Provenance, Value,
};

/// The first article: Latin, Chinese, an emoji outside the first plane, a no-break space, a quotation mark, a TAB.
pub const HARBOUR: &str = "🚢 Harbour pact signed\n\n\"Done\" – the Port\u{a0}of Tidewater (潮港) and\tNorth Quay Co. \
    signed a memorandum on 17 December 2019 in Tidewater, worth more than 20 billion yuan. Mayor Ana Sol spoke.\n";
/// The second article: Chinese.
pub const PLAN: &str = "潮港与北码头计划结盟\n\n两方计划成立联盟。\n";

/// Labels that are meant to break something.
pub const TRAPS: [&str; 8] = [
    "=cmd|'/c calc'!A0",
    "A \"quoted\" name, with a comma",
    "two\nlines",
    "<b>&amp;</b> \\ backslash \\n",
    "right \u{202e}to\u{202c} left \u{200f}شركة",
    "'apostrophe first",
    "＝1+1",
    "trailing space ",
];

pub fn article_id(text: &str) -> String {
    hex(text)[..16].to_owned()
}

pub(super) struct Source<'a> {
    text: &'a str,
    pub(super) id: String,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, id: article_id(text) }
    }

    /// The claim that rests on the first occurrence of some words.
    pub(super) fn says(&self, words: &str, rule: &str, thousandths: u16) -> Provenance {
        let at = self.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
        let places = Places::new(self.text);
        let quote = places.quote(places.span(at, at + words.len()));
        Provenance::new(&self.id, quote, rule, Confidence::new(thousandths))
    }
}

pub(super) fn en(text: &str) -> Value {
    Value::Text(Lang::En, text.to_owned())
}

fn zh(text: &str) -> Value {
    Value::Text(Lang::Zh, text.to_owned())
}

fn plain(text: &str) -> Value {
    Value::Plain(text.to_owned())
}

pub(super) fn concept(concept: impl Into<Concept>) -> Value {
    Value::Concept(concept.into())
}

pub(super) fn to(node: &Node) -> Value {
    Value::Node(node.id.clone())
}

pub(super) fn node(kind: NodeKind, name: &str) -> Node {
    Node::new(NodeId::named(kind, name))
}

fn day(year: i16, month: u8, day: u8) -> Edtf {
    Edtf::on(PartialDate::new(Some(year), Some(month), Some(day)).unwrap())
}

pub(super) fn article(text: &str, file: &str, headline: Value, provenance: Provenance) -> Node {
    let mut article = node(NodeKind::Article, &article_id(text));
    article.claim(Property::Headline, headline, provenance);
    article.derive(Property::TextSha256, plain(&hex(text)));
    article.derive(Property::SourceFile, plain(file));
    article
}

/// The dataset.
#[expect(clippy::too_many_lines, reason = "a dataset told in one breath is easier to read than in pieces")]
pub fn dataset() -> Dataset {
    let (harbour, plan) = (Source::new(HARBOUR), Source::new(PLAN));
    let signed = || harbour.says("signed a memorandum", "deal/signed", 900);
    let planned = || plan.says("计划成立联盟", "deal/planned", 855);

    let mut publisher = node(NodeKind::Publisher, "The Tide");
    publisher.derive(Property::PrefLabel, en("The Tide"));
    publisher.seen_in(&harbour.id);
    let mut first = article(
        HARBOUR,
        "-harbour.txt",
        en("🚢 Harbour pact signed"),
        harbour.says("🚢 Harbour pact signed", "document/title", 990),
    );
    first.derive(Property::DatePublished, Value::Day("2019-12-18".into()));
    first.derive(Property::Publisher, to(&publisher));
    first.derive(Property::InLanguage, plain("en"));
    first.derive(Property::Url, Value::Iri("https://news.example/a?b=1&c=(2)".into()));
    let second =
        article(PLAN, "plan.txt", zh("潮港与北码头计划结盟"), plan.says("潮港与北码头计划结盟", "document/title", 990));

    let mut country = node(NodeKind::Place, "Coastland");
    country.derive(Property::PrefLabel, en("Coastland"));
    country.derive(Property::AdminLevel, concept(AdminLevel::Country));
    country.derive(Property::IsoCode, plain("CL"));
    let mut place = node(NodeKind::Place, "Tidewater");
    place.derive(Property::PrefLabel, en("Tidewater"));
    place.derive(Property::ContainedInPlace, to(&country));
    place.derive(Property::SameAs, Value::Iri("https://sws.geonames.org/1/".into()));
    place.derive(Property::Latitude, Value::Decimal("-12.5".into()));
    place.derive(Property::Longitude, Value::Decimal("130.0".into()));
    place.derive(Property::GbCode, plain("051000"));
    place.seen_in(&harbour.id);

    let mut port = node(NodeKind::Party, "Port of Tidewater");
    port.claim(
        Property::PrefLabel,
        en("Port of Tidewater"),
        harbour.says("Port\u{a0}of Tidewater", "name/organization", 950),
    );
    port.claim(Property::PrefLabel, zh("潮港"), harbour.says("潮港", "name/alias", 950));
    port.claim(Property::PartyKind, concept(PartyKind::Port), harbour.says("Port", "name/kind", 900));
    port.derive(Property::Jurisdiction, to(&place));
    port.seen_in(&plan.id);
    for trap in TRAPS {
        port.claim(Property::AltLabel, en(trap), harbour.says("Port", "name/organization", 500));
    }
    let mut quay = node(NodeKind::Party, "North Quay Co.");
    quay.claim(Property::PrefLabel, en(TRAPS[0]), harbour.says("North Quay Co.", "name/organization", 950));
    quay.claim(Property::PartyKind, concept(PartyKind::Company), harbour.says("Co.", "name/kind", 900));
    let mut alliance = node(NodeKind::Party, "Alliance");
    alliance.derive(Property::PrefLabel, zh("联盟"));
    alliance.seen_in(&plan.id);
    port.claim(Property::MemberOf, to(&alliance), planned());
    let mut land = node(NodeKind::Party, "Coastland");
    land.claim(Property::PartyKind, concept(PartyKind::Jurisdiction), planned());
    land.derive(Property::PrefLabel, en("Coastland"));

    let mut mayor = node(NodeKind::Person, "Ana Sol");
    mayor.claim(Property::PrefLabel, en("Ana Sol"), harbour.says("Ana Sol", "name/person", 970));
    let mut post = node(NodeKind::Membership, "Ana Sol Mayor");
    post.claim(Property::Member, to(&mayor), harbour.says("Mayor Ana Sol", "person/post", 930));
    post.claim(Property::Organization, to(&port), harbour.says("Mayor Ana Sol", "person/post", 930));
    post.claim(Property::Capacity, en("Mayor"), harbour.says("Mayor", "person/post", 930));

    let mut event = node(NodeKind::Event, "Signing");
    event.derive(Property::PrefLabel, en("Signing of the harbour pact"));
    event.claim(Property::EventType, concept(EventType::Signing), signed());
    event.claim(Property::Place, to(&place), harbour.says("in Tidewater", "place/in", 900));
    event.claim(Property::Place, to(&country), harbour.says("Tidewater", "place/in", 400));
    let mut corridor = node(NodeKind::Initiative, "Tide Corridor");
    corridor.derive(Property::PrefLabel, en("Tide Corridor"));
    corridor.claim(Property::InitiativeStatus, concept(InitiativeStatus::Planned), planned());
    event.claim(Property::Initiative, to(&corridor), signed());

    let mut money = node(NodeKind::Amount, "harbour 20 billion");
    money.claim(
        Property::AmountMin,
        Value::Decimal("20000000000".into()),
        harbour.says("more than 20 billion yuan", "amount/money", 980),
    );
    money.claim(Property::Currency, plain("CNY"), harbour.says("yuan", "amount/money", 980));
    let mut ships = node(NodeKind::Amount, "two sides");
    ships.claim(Property::AmountValue, Value::Decimal("2".into()), plan.says("两方", "amount/count", 700));
    ships.claim(Property::UnitText, plain("side"), plan.says("两方", "amount/count", 700));

    let mut provision = node(NodeKind::Provision, "harbour 1");
    provision.claim(Property::Description, en("- to dredge;\n- to pay"), signed());
    provision.claim(Property::ProvisionKind, concept(ProvisionKind::Commitment), signed());
    provision.claim(Property::Area, concept(Area::Ports), signed());
    provision.claim(Property::Obligor, to(&quay), signed());
    provision.claim(Property::Amount, to(&money), signed());

    let mut pact = node(NodeKind::Agreement, "Harbour memorandum");
    pact.derive(Property::PrefLabel, en("Memorandum of the Port of Tidewater and North Quay Co. (2019)"));
    pact.claim(
        Property::AgreementType,
        concept(AgreementType::Memorandum),
        harbour.says("memorandum", "deal/kind", 940),
    );
    pact.claim(Property::Status, concept(Status::Signed), signed());
    pact.claim(Property::Date, Value::Edtf(day(2019, 12, 17)), harbour.says("17 December 2019", "date/day", 990));
    pact.derive(Property::DateEarliest, Value::Day("2019-12-17".into()));
    pact.derive(Property::DateLatest, Value::Day("2019-12-17".into()));
    pact.derive(Property::DateBasis, concept(DateBasis::Stated));
    pact.claim(Property::Place, to(&place), harbour.says("in Tidewater", "place/in", 900));
    for party in [&port, &quay] {
        let words = if party.id == port.id { "Port\u{a0}of Tidewater" } else { "North Quay Co." };
        pact.claim(Property::Party, to(party), harbour.says(words, "deal/party", 900));
        pact.claim(Property::Signatory, to(party), harbour.says(words, "deal/party", 900));
    }
    pact.claim(Property::Area, concept(Area::Ports), harbour.says("Port", "deal/area", 600));
    pact.claim(Property::Area, concept(Area::Logistics), harbour.says("Quay", "deal/area", 300));
    pact.claim(Property::Amount, to(&money), signed());
    pact.claim(Property::ConcludedAt, to(&event), signed());
    pact.claim(Property::Provision, to(&provision), signed());
    pact.claim(Property::Initiative, to(&corridor), signed());
    pact.claim(Property::Duration, Value::Duration("P5Y".into()), signed());
    let mut attributed = plan.says("计划", "deal/planned", 400);
    attributed.attributed_to = Some(Box::new(mayor.id.clone()));
    pact.claim(Property::Status, concept(Status::Planned), attributed);
    for statement in &mut pact.statements {
        if statement.value == concept(Status::Planned) {
            statement.status = ClaimStatus::Superseded;
        }
    }

    let mut batch = node(NodeKind::Agreement, "Alliance");
    batch.derive(Property::PrefLabel, zh("联盟计划"));
    batch.derive(Property::AltLabel, en("plan of the \"alliance\""));
    batch.claim(Property::AgreementType, concept(AgreementType::Alliance), planned());
    batch.claim(Property::Status, concept(Status::Planned), planned());
    batch.claim(Property::Count, Value::Integer(41), planned());
    batch.claim(Property::Date, Value::Edtf(Edtf::on(PartialDate::new(None, Some(12), None).unwrap())), planned());
    batch.claim(Property::Renews, to(&pact), planned());
    batch.claim(Property::Party, to(&port), planned());
    batch.claim(Property::Party, to(&land), planned());
    batch.claim(Property::Amount, to(&ships), planned());

    let mut nodes = vec![publisher, first, second, country, place, port, quay, alliance, mayor, post, event, corridor];
    let seats: [(usize, &str, Role, &str, u16); 6] = [
        (0, "port", Role::Signatory, "Port of Tidewater", 900),
        (0, "quay", Role::Signatory, "North Quay Co.", 900),
        (1, "port", Role::Member, "Port of Tidewater", 855),
        (1, "land", Role::Member, "Coastland", 855),
        (2, "mayor", Role::Speaker, "Ana Sol", 700),
        (2, "port", Role::Host, "Port of Tidewater", 700),
    ];
    let mut event_seats = Vec::new();
    for (deal, short, role, name, sure) in seats {
        let mut seat = node(NodeKind::Participation, &format!("{deal} {short} {}", role.code()));
        let source = || {
            if deal == 1 { plan.says("两方", "deal/role", sure) } else { harbour.says("signed", "deal/role", sure) }
        };
        let kind = if short == "mayor" { NodeKind::Person } else { NodeKind::Party };
        seat.claim(Property::Participant, Value::Node(NodeId::named(kind, name)), source());
        seat.claim(Property::Role, concept(role), source());
        if short == "mayor" {
            seat.claim(
                Property::OnBehalfOf,
                Value::Node(NodeId::named(NodeKind::Party, "Port of Tidewater")),
                source(),
            );
            seat.claim(Property::Capacity, en("Mayor"), source());
        }
        match deal {
            0 => pact.derive(Property::Participation, to(&seat)),
            1 => batch.derive(Property::Participation, to(&seat)),
            _ => event_seats.push(to(&seat)),
        }
        nodes.push(seat);
    }
    nodes.extend([land, money, ships, provision, pact, batch]);
    let mut dataset = Dataset {
        nodes: nodes.into_iter().map(|node| (node.id.clone(), node)).collect(),
        issues: vec![Issue {
            source_file: "=broken.txt".into(),
            article: None,
            kind: IssueKind::Failed,
            place: "byte 12".into(),
            message: "expected UTF-8, found 0xFF".into(),
        }],
        rule_set: "0123456789abcdef".into(),
        ..Dataset::default()
    };
    let event = dataset.nodes.get_mut(&NodeId::named(NodeKind::Event, "Signing")).unwrap();
    event_seats.into_iter().for_each(|seat| event.derive(Property::Participation, seat));
    dataset
}

/// The same dataset, every list in it the other way round.
pub fn shuffled() -> Dataset {
    let mut dataset = dataset();
    for node in dataset.nodes.values_mut() {
        node.statements.reverse();
    }
    dataset.issues.reverse();
    dataset
}
