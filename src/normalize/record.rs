//! One article's claims as typed records.

mod amount;
mod deal;
mod event;
mod named;
mod person;

use super::dates::{self, Tense};
use super::party;
use super::places::Linker;
use crate::lexicon::Lexicon;
use crate::record::claim::{Claims, DateUnit, DateWords, NameClaim, Read};
use crate::record::concept::DateBasis;
use crate::record::place::Places;
use crate::record::{
    Article, Confidence, Edtf, Lang, Node, NodeId, NodeKind, PartialDate, Property, Provenance, Span, Value,
};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// So many days after its dateline a report may come out.
const LATER: i32 = 7;

/// Of so many statements of a node it is noted where each stands: an article of thousands of amounts names them all.
const CROWD: usize = 64;
/// An issue of a month or a week: its last day comes at most so many days after its first.
const LONGEST_PERIOD: i32 = 31;

/// Builds the nodes of one article.
pub struct Builder<'a> {
    article: &'a Article,
    claims: &'a Claims,
    lexicon: &'a Lexicon,
    places: Places<'a>,
    /// The places that the article names, found when a party or a place is first asked for: many articles tell none.
    linker: OnceCell<Linker<'a>>,
    /// The acronyms that the article binds.
    acronyms: BTreeMap<String, String>,
    /// Which party each name stands for, worked out where it is asked for.
    parties: BTreeMap<usize, party::Key>,
    /// Which place each name stands for, likewise.
    placed: BTreeMap<usize, NodeId>,
    published: Option<Date>,
    /// The month or week of an issue, where no day of publication is told, with its first and its last day.
    published_in: Option<(Edtf, Date, Date)>,
    /// The day that the dateline tells, if the page came out later.
    written: Option<Date>,
    /// The day of publication where its year is not told.
    published_day: Option<PartialDate>,
    nodes: BTreeMap<NodeId, Node>,
    /// The statements of nodes that have very many, and where they stand.
    crowded: BTreeMap<NodeId, BTreeMap<(Property, Value), usize>>,
}

impl<'a> Builder<'a> {
    /// Starts with nothing but the article.
    pub fn new(article: &'a Article, claims: &'a Claims, lexicon: &'a Lexicon) -> Self {
        let places = Places::new(&article.text);
        Self {
            article,
            claims,
            lexicon,
            places,
            linker: OnceCell::new(),
            acronyms: party::acronyms(&claims.names),
            parties: BTreeMap::new(),
            placed: BTreeMap::new(),
            published: None,
            published_in: None,
            written: None,
            published_day: None,
            nodes: BTreeMap::new(),
            crowded: BTreeMap::new(),
        }
    }

    /// Every node of the article, in the order of their ids.
    pub fn build(mut self) -> Vec<Node> {
        self.article();
        for deal in &self.claims.deals {
            self.deal(deal);
        }
        for person in &self.claims.people {
            self.person(person);
        }
        for event in &self.claims.events {
            self.event(event);
        }
        for initiative in &self.claims.initiatives {
            let id = self.initiative(initiative.name);
            let value = Value::Concept(initiative.status.value.into());
            self.claim(&id, Property::InitiativeStatus, value, &initiative.status);
        }
        let article = self.article_id();
        for amount in &self.claims.amounts {
            if let Some(id) = self.amount(amount) {
                self.claim(&article, Property::Amount, Value::Node(id), amount);
            }
        }
        let mut nodes: Vec<Node> = self.nodes.into_values().collect();
        for node in &mut nodes {
            node.statements.sort();
        }
        nodes
    }

    /// The places that the article names.
    fn linker(&self) -> &Linker<'a> {
        self.linker.get_or_init(|| Linker::new(&self.article.text, &self.places, &self.claims.names, self.lexicon))
    }

    /// The id of the article's own node.
    fn article_id(&self) -> NodeId {
        NodeId::named(NodeKind::Article, &self.article.id)
    }

    /// The node of this id, made at its first mention.
    fn node(&mut self, id: &NodeId) -> &mut Node {
        self.nodes.entry(id.clone()).or_insert_with(|| Node::new(id.clone()))
    }

    /// Where a value comes from: the article, the quoted words, the rule and how sure it is.
    fn provenance(&self, span: Span, rule: &str, confidence: Confidence) -> Provenance {
        Provenance::new(&self.article.id, self.places.quote(span), rule, confidence)
    }

    /// States a value with the words that it was read from.
    fn claim<T>(&mut self, id: &NodeId, property: Property, value: Value, read: &Read<T>) {
        let provenance = self.provenance(read.span, &read.rule, read.confidence);
        if self.node(id).statements.len() < CROWD {
            return self.node(id).claim(property, value, provenance);
        }
        let node = self.nodes.entry(id.clone()).or_insert_with(|| Node::new(id.clone()));
        let known = self.crowded.entry(id.clone()).or_default();
        // While an article is read statements are only added, each of them once.
        for (at, statement) in node.statements.iter().enumerate().skip(known.len()) {
            known.insert((statement.property, statement.value.clone()), at);
        }
        match known.get(&(property, value.clone())) {
            Some(&at) => node.statements[at].add(provenance),
            None => node.add(property, value, provenance),
        }
        node.seen_in(&self.article.id);
    }

    /// Headline, dates, publisher, and what identifies the text.
    fn article(&mut self) {
        let id = self.article_id();
        let metadata = &self.article.metadata;
        let bounds = |p: &Read<DateWords>| {
            let (date, _) = dates::resolve(&p.value, None, Tense::Past)?;
            let (first, last) = date.bounds()?;
            Some((date, first.parse::<Date>().ok()?, last.parse::<Date>().ok()?))
        };
        let dated: Vec<_> = self.claims.published.iter().filter_map(bounds).collect();
        self.published = dated.iter().find(|(_, first, last)| first == last).map(|(_, day, _)| *day);
        let period = dated.into_iter().find(|&(_, first, last)| (last - first).get_days() <= LONGEST_PERIOD);
        self.published_in = period.filter(|_| self.published.is_none());
        if self.published.is_none() && self.published_in.is_none() {
            self.published_day = self.claims.published.iter().find_map(|p| match p.value {
                DateWords::On(parts) if parts.day.is_some() => PartialDate::new(None, parts.month, parts.day),
                _ => None,
            });
        }
        self.written = self.day_of_report();
        let title = self.claims.title.as_ref().map(|t| t.value.clone());
        let url = metadata.url.as_ref().map(|u| u.value.clone()).filter(|u| is_iri(u));
        let language = metadata.language.as_ref().and_then(|language| language_tag(&language.value));
        let (published, published_day) = (self.published, self.published_day);
        let period = self.published_in.map(|(period, ..)| period);
        let article = self.article;
        let node = self.node(&id);
        node.seen_in(&article.id);
        if let Some(title) = title {
            node.derive(Property::Headline, Value::Text(Lang::En, title));
        }
        if let Some(date) = published {
            node.derive(Property::DatePublished, Value::Day(date.to_string()));
        } else if let Some(period) = period {
            node.derive(Property::DatePublished, Value::Edtf(period));
        } else if let Some(day) = published_day {
            node.derive(Property::DatePublished, Value::Edtf(Edtf::on(day)));
        }
        node.derive(Property::InLanguage, Value::Plain(language.unwrap_or_else(|| "en".to_owned())));
        node.derive(Property::TextSha256, Value::Plain(article.sha256.clone()));
        node.derive(Property::SourceFile, Value::Plain(article.source_file.clone()));
        if let Some(url) = url {
            node.derive(Property::Url, Value::Iri(url));
        }
        if let Some(publisher) = &self.claims.publisher {
            let name = NodeId::named(NodeKind::Publisher, &publisher.value);
            self.claim(&name, Property::PrefLabel, Value::Text(Lang::En, publisher.value.clone()), publisher);
            self.node(&id).derive(Property::Publisher, Value::Node(name));
        }
    }

    /// The day that the dateline tells, where the page came out a few days after it.
    fn day_of_report(&self) -> Option<Date> {
        let published = self.published?;
        self.claims.published.iter().find_map(|p| {
            let (date, _) = dates::resolve(&p.value, Some(published), Tense::Past)?;
            let (first, last) = date.bounds()?;
            let day: Date = first.parse().ok().filter(|_| first == last)?;
            (1..=LATER).contains(&(published - day).get_days()).then_some(day)
        })
    }

    /// A name of the article; `None` if there is none of this index.
    fn name(&self, index: usize) -> Option<&'a NameClaim> {
        self.claims.names.get(index)
    }

    /// The day or range that the words of a date mean, seen from the day of publication; `today` and `Friday` from the day
    /// of the report.
    fn date(&self, read: &Read<DateWords>, tense: Tense) -> Option<(Edtf, DateBasis)> {
        let near = matches!(read.value, DateWords::Relative(DateUnit::Day, _) | DateWords::Weekday(..));
        let seen_from = self.written.filter(|_| near).or(self.published).or_else(|| self.seen_from_period(read, tense));
        let known = dates::resolve(&read.value, seen_from, tense);
        known.or_else(|| dates::resolve_without_year(&read.value, self.published_day?))
    }

    /// From where an issue of a month or a week sees a day or a month without its year: from its end what has happened,
    /// from its beginning what is to come. `yesterday` and `Friday` mean nothing in it.
    fn seen_from_period(&self, read: &Read<DateWords>, tense: Tense) -> Option<Date> {
        let (_, first, last) = self.published_in?;
        let coarse = match read.value {
            DateWords::On(_) | DateWords::Between(..) => true,
            DateWords::Relative(unit, _) => matches!(unit, DateUnit::Month | DateUnit::Year),
            DateWords::Shifted(..) | DateWords::Weekday(..) => false,
        };
        coarse.then_some(if tense == Tense::Future { first } else { last })
    }

    /// States a date as it was told; for the main date also what it rests on and its bounds, by which tables are sorted.
    fn state_date(&mut self, id: &NodeId, property: Property, read: &Read<DateWords>, tense: Tense) {
        let Some((date, basis)) = self.date(read, tense) else { return };
        self.claim(id, property, Value::Edtf(date), read);
        if property == Property::Date {
            self.claim(id, Property::DateBasis, Value::Concept(basis.into()), read);
            if let Some((first, last)) = date.bounds() {
                self.node(id).derive(Property::DateEarliest, Value::Day(first));
                self.node(id).derive(Property::DateLatest, Value::Day(last));
            }
        }
    }
}

/// A language tag in lower case (`en`, `zh-hans`); `None` for what is none.
fn language_tag(stated: &str) -> Option<String> {
    let tag = stated.to_ascii_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()));
    (is_language && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric())))
        .then_some(tag)
}

/// Whether an address can stand as an IRI: `http(s)`, and none of the characters that IRIs forbid.
fn is_iri(address: &str) -> bool {
    (address.starts_with("http://") || address.starts_with("https://"))
        && address.len() > 10
        && !address.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::normalize::normalize;
    use crate::record::vocabulary::Property;

    /// The values of a property in the records of a text.
    fn values(text: &str, property: Property) -> Vec<String> {
        let lexicon = Lexicon::embedded().unwrap();
        let article = crate::read::article(text.as_bytes().to_vec(), "issue.txt").0.unwrap();
        let records = normalize(&article, &extract(&article, &lexicon), &lexicon);
        let all = records.nodes.iter().flat_map(|node| &node.statements).filter(|s| s.property == property);
        all.map(|s| format!("{:?}", s.value)).collect()
    }

    #[test]
    fn an_issue_of_a_month_gives_days_their_year() {
        let issue = |signed: &str| {
            let head = "HARBOUR NEWS   No. 4   March 1999\n\nPilots of two ports meet\n\n";
            format!("{head}The Port of Alma and the Port of Brook {signed} an agreement on pilots.")
        };
        let text = issue("on December 18 signed");
        assert!(
            values(&text, Property::DatePublished)[0].contains("1999"),
            "{:?}",
            values(&text, Property::DatePublished)
        );
        assert!(values(&text, Property::Date)[0].contains("1998"), "{:?}", values(&text, Property::Date));
        let ahead = values(&issue("will sign in May"), Property::Date);
        assert!(ahead[0].contains("1999"), "{ahead:?}");
        // Nobody knows which day `yesterday` is.
        assert!(values(&issue("yesterday signed"), Property::Date).is_empty());
    }
}
