//! One thing, one entry: the names of an article with all their forms.

mod heads;
mod initials;
mod places;
mod strength;

use super::Name;
use crate::extract::sent::Sent;
use crate::lexicon::{Lexicon, PlaceLevel};
use crate::record::Span;
use crate::record::claim::{Mention, NameClaim, NameKind};
use crate::record::concept::PartyKind;
use heads::Heads;
use initials::{initials, is_initials, without_legal_form};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use strength::{confidence, strength};

/// Among so many full names a short form is looked for; in longer lists it would not be one of a kind anyway.
const MOST_CANDIDATES: usize = 200;

/// The names of an article.
#[derive(Debug)]
pub struct Registry<'l> {
    lexicon: &'l Lexicon,
    /// The entries, in the order in which the article names them.
    pub names: Vec<NameClaim>,
    by_key: HashMap<String, usize>,
    heads: Heads,
    /// Short forms that the article explains, and the entry each stands for.
    aliases: HashMap<String, usize>,
    /// Short forms that the article explains in two ways.
    refused: HashSet<String>,
    /// The words that the article has in small letters.
    small: HashSet<&'l str>,
}

/// A form reduced to what makes two forms the same: lower case, without article, possessive, dots and quotes.
pub fn key(form: &str) -> String {
    let lower = form.to_lowercase();
    let mut words = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '“' | '”' | '‘'))
        .map(|w| w.trim_end_matches("'s").trim_end_matches("’s").trim_matches('.'))
        .filter(|w| !w.is_empty())
        .peekable();
    let first = words.next().unwrap_or_default();
    let mut key = String::with_capacity(lower.len());
    if first != "the" || words.peek().is_none() {
        key.extend(first.split('.'));
    }
    for word in words {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.split('.'));
    }
    key
}

impl<'l> Registry<'l> {
    /// No names yet.
    pub fn new(lexicon: &'l Lexicon, small: HashSet<&'l str>) -> Self {
        let (names, by_key, heads) = (Vec::new(), HashMap::new(), Heads::default());
        Self { lexicon, names, by_key, heads, aliases: HashMap::new(), refused: HashSet::new(), small }
    }

    /// Whether a form of several words has none that the article does not have in small letters as well: `Event Details`.
    pub fn is_common(&self, form: &str) -> bool {
        form.contains(' ') && form.split(' ').all(|word| self.small.contains(word.to_lowercase().as_str()))
    }

    /// Whether a name is a common word of a headline in capitals, which the article has in small letters as well.
    pub fn is_shouted(&self, entry: usize) -> bool {
        let name = &self.names[entry].name;
        let shouted = !name.contains(char::is_lowercase) && name.chars().count() > 5;
        shouted && name.split(' ').all(|word| self.small.contains(word.to_lowercase().as_str()))
    }

    /// Whether one name holds the other: `Kenya` and `the Government of Kenya`, `County board` and `Norland County Board`.
    pub fn may_be_one(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|entry| self.names[entry].name.to_lowercase());
        one.contains(&other) || other.contains(&one)
    }

    /// Whether a name is one of a feast, a direction and the like, which does nothing.
    pub fn is_nobody(&self, entry: usize) -> bool {
        self.lexicon.no_parties.contains(self.names[entry].name.to_lowercase().as_str())
    }

    /// Notes the names of a sentence; gives their entries.
    pub fn note_all(&mut self, sent: &Sent<'_>, names: &[Name]) -> Vec<usize> {
        let owner = |i: usize| {
            let (before, name) = (names.get(i.checked_sub(1)?)?, &names[i]);
            let owns = before.kind == NameKind::Place
                && before.close + 1 == name.first
                && matches!(sent.word(before.close), "'s" | "’s");
            (owns && is_of_state(name.kind)).then_some(before)
        };
        // `the Ministry of Culture of Greece`, `the Ministry of Labour of the Philippines`
        let state = |i: usize| {
            let (name, behind) = (&names[i], names.get(i + 1)?);
            let the = usize::from(sent.lower(name.close + 1) == "the");
            let of = sent.lower(name.close) == "of" && name.close + 1 + the == behind.first;
            (of && behind.rule == "name-country" && is_of_state(name.kind)).then_some(behind)
        };
        (0..names.len())
            .map(|i| {
                let name = &names[i];
                if let Some(owner) = owner(i) {
                    self.own(sent, (owner.first, name.end), name);
                } else if let Some(state) = state(i) {
                    self.own(sent, (name.first, state.end), name);
                }
                self.note(sent, name)
            })
            .collect()
    }

    /// `Turkey's Ministry of Trade`, `the Ministry of Trade of Turkey`: that is its fullest name, and the ministry named
    /// without its state is the one named last with it.
    fn own(&mut self, sent: &Sent<'_>, (first, end): (usize, usize), body: &Name) {
        let (full, plain) = (sent.folded(first, end), key(&sent.folded(body.first, body.end)));
        let known = self.by_key.get(&plain).copied().filter(|&e| key(&self.names[e].name) == plain);
        if let Some(entry) = known {
            self.names[entry].name.clone_from(&full);
            self.heads.note(entry, &self.names[entry]);
            self.by_key.insert(key(&full), entry);
        }
        let (start, end) = sent.bytes(first, end);
        let entry = self.mention(&full, sent.text.span_of_bytes(start, end), body.kind, body.rule);
        self.by_key.insert(plain, entry);
    }

    /// Notes a name of a sentence and its short form; gives its entry.
    fn note(&mut self, sent: &Sent<'_>, name: &Name) -> usize {
        let form = sent.folded(name.first, name.end);
        let (start, end) = sent.bytes(name.first, name.end);
        let common = self.is_no_person(name, &form) || self.is_no_town(sent, name, &form);
        let (kind, rule) = if common { (NameKind::Other, "name-capitals") } else { (name.kind, name.rule) };
        let entry = self.mention(&form, sent.text.span_of_bytes(start, end), kind, rule);
        let alias = name.alias.map(|(first, end)| (first, end, sent.folded(first, end)));
        // `the Harbour Terminal (Azerbaijan)`: where it is, no short form.
        let is_where = |alias: &str| {
            let shouted = !alias.contains(char::is_lowercase);
            kind != NameKind::Place && !shouted && self.lexicon.places.name(alias).is_some()
        };
        if let Some((first, end, alias)) = alias.filter(|(.., alias)| !is_where(alias)) {
            let bytes = sent.bytes(first, end);
            let mention = Mention { span: sent.text.span_of_bytes(bytes.0, bytes.1), form: alias.clone() };
            self.bind(entry, mention);
        }
        entry
    }

    /// Whether only its place makes a person of a name whose words the article has in small letters as well.
    fn is_no_person(&self, name: &Name, form: &str) -> bool {
        name.kind == NameKind::Person && name.rule != "name-person-honorific" && self.is_common(form)
    }

    /// `Store`: a town is called so too, but where nothing says where, and the article has the word, it is the word.
    fn is_no_town(&self, sent: &Sent<'_>, name: &Name, form: &str) -> bool {
        let before = name.first.checked_sub(1).map_or("", |i| sent.lower(i));
        let located = matches!(before, "at" | "from" | "in" | "near" | "of" | "to");
        let small = !form.contains(' ') && self.small.contains(form.to_lowercase().as_str());
        let town = || self.lexicon.places.name(form).is_none_or(|hit| hit.level != PlaceLevel::Country);
        name.rule == "name-place" && small && !located && town()
    }

    /// Binds a short form to an entry; one that the article binds to two names stands for neither from then on.
    fn bind(&mut self, entry: usize, mention: Mention) {
        let alias = key(&mention.form);
        if self.refused.contains(&alias) {
            return;
        }
        let bound = *self.by_key.entry(alias.clone()).or_insert(entry);
        let explained = self.aliases.insert(alias.clone(), entry);
        if bound == entry {
            self.add(entry, mention);
        } else if explained.is_some_and(|other| other != entry) {
            self.by_key.remove(&alias);
            self.refused.insert(alias);
        }
    }

    /// Notes a form at a place; gives its entry.
    pub fn mention(&mut self, form: &str, span: Span, kind: NameKind, rule: &'static str) -> usize {
        let key = self.key(form, kind);
        let entry = *self.by_key.entry(key).or_insert_with(|| {
            self.names.push(NameClaim {
                name: form.to_owned(),
                mentions: Vec::new(),
                kind,
                rule: rule.to_owned(),
                confidence: confidence(rule),
                within: None,
            });
            self.heads.note(self.names.len() - 1, &self.names[self.names.len() - 1]);
            self.names.len() - 1
        });
        let known = &mut self.names[entry];
        if strength(rule) > strength(&known.rule) && (known.kind != kind) {
            known.kind = kind;
            rule.clone_into(&mut known.rule);
            known.confidence = confidence(rule);
            self.heads.note(entry, &self.names[entry]);
        }
        self.add(entry, Mention { span, form: form.to_owned() });
        entry
    }

    fn add(&mut self, entry: usize, mention: Mention) {
        let mentions = &mut self.names[entry].mentions;
        if let Err(at) = mentions.binary_search_by_key(&mention.span, |m| m.span) {
            mentions.insert(at, mention);
        }
    }

    /// Joins short forms to the full names they stand for; gives, for each entry, the entry it is now.
    ///
    /// A short form is joined only where one full name fits: `Zhuhai Topower` to `Zhuhai Topower New Energy Co., Ltd.`,
    /// `Leong` to `Joseph Leong`, `IMDA` to the one name with these initials.
    pub fn join(&mut self) -> Vec<usize> {
        let lexicon = self.lexicon;
        let keys: Vec<String> = self.names.iter().map(|n| key(&n.name)).collect();
        let keys: Vec<Vec<&str>> = keys.iter().map(|key| key.split(' ').collect()).collect();
        // Only names that begin with the same word, end with the same word or have the same initials can fit.
        let mut full_by: HashMap<Cow<'_, str>, Vec<usize>> = HashMap::new();
        for (full, words) in keys.iter().enumerate().filter(|(_, words)| words.len() > 1) {
            let ends = [words.first(), words.last()].into_iter().flatten().map(|word| Cow::Borrowed(*word));
            let name = &self.names[full].name;
            let initials =
                [name, without_legal_form(lexicon, name)].map(|name| Cow::Owned(initials(name).to_lowercase()));
            for word in ends.chain(initials) {
                let list = full_by.entry(word).or_default();
                if list.last() != Some(&full) {
                    list.push(full);
                }
            }
        }
        let mut target: Vec<usize> = (0..self.names.len()).collect();
        for (short, words) in keys.iter().enumerate() {
            let candidates = words.first().and_then(|word| full_by.get(*word)).map_or(&[][..], Vec::as_slice);
            // Two that fit are as good as none, so the search ends at the second; so it does in a list of thousands.
            let mut fits = candidates
                .iter()
                .take(MOST_CANDIDATES)
                .copied()
                .filter(|&full| full != short && self.is_short_form(lexicon, &keys, short, full));
            if let (Some(full), None) = (fits.next(), fits.next()) {
                target[short] = full;
            }
        }
        for at in 0..target.len() {
            let mut to = target[at];
            for _ in 0..4 {
                to = target[to];
            }
            target[at] = to;
        }
        for (short, &full) in target.iter().enumerate() {
            if full != short && target[full] == full {
                for mention in self.names[short].mentions.clone() {
                    self.add(full, mention);
                }
                if self.names[full].kind == NameKind::Other && self.names[short].kind != NameKind::Other {
                    self.names[full].kind = self.names[short].kind;
                    self.heads.note(full, &self.names[full]);
                }
            }
        }
        target
    }

    fn is_short_form(&self, lexicon: &Lexicon, keys: &[Vec<&str>], short: usize, full: usize) -> bool {
        let (a, b) = (&keys[short], &keys[full]);
        let (name, long) = (&self.names[short], &self.names[full]);
        if a.is_empty() || a.len() >= b.len() {
            return false;
        }
        match (name.kind, long.kind) {
            (NameKind::Person | NameKind::Other, NameKind::Person) => {
                a.len() == 1 && b.last() == a.last() && lexicon.places.name(&name.name).is_none()
            }
            (NameKind::Other | NameKind::Organization(_) | NameKind::Initiative, NameKind::Organization(kind)) => {
                let company = matches!(kind, PartyKind::Company | PartyKind::Bank | PartyKind::Other);
                let prefix = b.starts_with(a)
                    && company
                    && lexicon.places.name(&name.name).is_none()
                    && !lexicon.name_words.contains(a[0]);
                // `Acme`, named twice before the `Acme Testing Center` is: the one is not the other.
                let own = kind == PartyKind::Other
                    && name.mentions.get(1).zip(long.mentions.first()).is_some_and(|(a, b)| a.span.end <= b.span.start);
                let prefix = prefix && !own;
                // `NNPC Ltd` for `Nigerian National Petroleum Company Limited`
                let bare = |form| without_legal_form(lexicon, form);
                prefix || is_initials(&name.name, &long.name) || is_initials(bare(&name.name), bare(&long.name))
            }
            _ => false,
        }
    }
}

/// Whether a body of this kind is one of several of its name: each state has a ministry of trade.
fn is_of_state(kind: NameKind) -> bool {
    use PartyKind::{Court, CustomsAuthority, Government, Ministry};
    matches!(kind, NameKind::Organization(Court | CustomsAuthority | Government | Ministry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_forgets_article_possessive_and_dots() {
        assert_eq!(key("The U.S."), "us");
        assert_eq!(key("Acme Co., Ltd."), key("Acme Co Ltd"));
        assert_eq!(key("Norland’s"), "norland");
    }

    #[test]
    fn a_short_form_explained_in_two_ways_stands_for_neither() {
        let names = |text: &str| {
            let names = crate::extract::tests::claims_of(text).names;
            names.into_iter().map(|name| name.name).collect::<Vec<_>>()
        };
        let once = "The Norland Port Authority (NPA) and Estavia signed a treaty. NPA will pay.";
        assert!(!names(once).contains(&"NPA".to_owned()));
        let twice =
            "The Norland Port Authority (NPA) and the Northern Police Academy (NPA) signed a treaty. NPA will pay.";
        assert!(names(twice).contains(&"NPA".to_owned()));
    }

    #[test]
    fn small_words_and_shared_heads_stay_in_a_name() {
        let names = |text: &str| {
            let names = crate::extract::tests::claims_of(text).names;
            names.into_iter().map(|name| name.name).collect::<Vec<_>>()
        };
        let text = "Members of the Mail and Parcels Union signed an agreement with Kestrel Harbour Partners.";
        assert!(names(text).contains(&"Mail and Parcels Union".to_owned()));
        assert!(names(text).contains(&"Kestrel Harbour Partners".to_owned()));
        let two = "The Mail and the Parcels Union signed an agreement.";
        assert!(!names(two).contains(&"Mail and the Parcels Union".to_owned()));
    }

    /// The names of a text.
    fn names(text: &str) -> Vec<String> {
        crate::extract::tests::claims_of(text).names.into_iter().map(|name| name.name).collect()
    }

    /// Whether the text holds this very name.
    fn holds(text: &str, name: &str) -> bool {
        names(text).iter().any(|known| known == name)
    }

    #[test]
    fn a_possessive_stands_inside_a_name_before_its_head_and_not_after_a_place() {
        assert!(holds(
            "The Dale Tea Growers' Association signed a contract with Acme Ltd.",
            "Dale Tea Growers' Association"
        ));
        assert!(holds(
            "The contract with the Tamarack County Sheriff's Office was signed.",
            "Tamarack County Sheriff's Office"
        ));
        assert!(holds("A contract with St. Mary's Hospital was signed.", "St. Mary's Hospital"));
        assert!(!holds("The Netherlands' Ministry of Rivers signed a treaty.", "Netherlands' Ministry of Rivers"));
        assert!(!holds("Wenning's Hospital Trust signed a contract.", "Wenning's Hospital Trust"));
    }

    #[test]
    fn a_ministry_is_that_of_the_state_it_is_named_with() {
        let text = "Norway's Ministry of Trade and Kenya's Ministry of Trade signed a treaty. The Ministry of Labour of the Philippines came too.";
        assert!(holds(text, "Norway's Ministry of Trade") && holds(text, "Kenya's Ministry of Trade"));
        assert!(holds(text, "Ministry of Labour of the Philippines"));
        assert!(!holds("Norway's Acme Corp. signed a treaty with Kenya.", "Norway's Acme Corp."));
    }

    #[test]
    fn a_post_before_a_name_does_not_cut_a_body() {
        let text = "A treaty was signed by the General Authority of Customs of Qatar and the Director General of the Kenya Wildlife Service, Ada Brook.";
        assert!(holds(text, "Kenya Wildlife Service"));
        assert!(!names(text).iter().any(|name| name.starts_with("Authority")));
    }

    #[test]
    fn a_number_opens_a_name_that_acts_and_counts_other_things() {
        assert!(holds("180 Bright Mornings signed a memorandum with Norland.", "180 Bright Mornings"));
        assert!(holds("Norland signed a contract with The 20, LLC, on Monday.", "The 20, LLC"));
        assert!(!holds("180 Kenyan Nurses signed a petition.", "180 Kenyan Nurses"));
        assert!(!holds("12 Kestrel Harbour jets were sold.", "12 Kestrel Harbour"));
    }

    #[test]
    fn two_trades_or_kinds_of_members_under_one_head_are_one_name() {
        let trades = "Norland Power and Lighting Company signed a contract.";
        assert!(holds(trades, "Norland Power and Lighting Company"));
        let members = "A deal with the International Association of Weavers and Harbour Workers was signed.";
        assert!(holds(members, "International Association of Weavers and Harbour Workers"));
        let fields = "The National Union of Rail, Maritime and Transport Workers signed a deal.";
        assert!(holds(fields, "National Union of Rail, Maritime and Transport Workers"));
        let two = "Norland Foods and Harbour Company signed a contract.";
        assert!(!holds(two, "Norland Foods and Harbour Company"));
    }

    #[test]
    fn initials_need_every_capital() {
        assert!(is_initials("HKTDC", "Hong Kong Trade Development Council"));
        assert!(!is_initials("HKTD", "Hong Kong Trade Development Council"));
    }
}
