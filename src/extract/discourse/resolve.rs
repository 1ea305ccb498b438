//! Who is meant: phrases in a party's place become entries of the article's names.

mod acts_for;
mod cast;
mod dealings;
mod introduced;
mod left_out;
mod meetings;
mod pairs;
mod pointing;
mod speech;
mod together;
mod told;
mod under_head;

use super::occasion::Here;
use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::deals::around::is_body_too;
use crate::extract::document::{BlockKind, report};
use crate::extract::names::registry::Registry;
use crate::extract::parties::{Phrase, PhraseKind, is_company_noun, is_pointing_word};
use crate::lexicon::Lexicon;
use crate::record::Confidence;
use crate::record::claim::{DealClaim, NameKind, PartyClaim, PersonClaim, Read};
use crate::record::concept::{AgreementType, PartyKind, Role};
use acts_for::acts_for;
use cast::Cast;
pub(super) use cast::is_where;
use dealings::{Dealing, dealt};
pub(super) use left_out::implied;
use meetings::met;
use pairs::{hyphen_pair, title_pair};
use std::collections::BTreeMap;
use together::{Together, rows, together};
use told::{country, is_part, led_by, unnamed};
use under_head::under_head;

/// The rule by which a party is taken that the words of the deal leave out.
pub(super) const IMPLIED: &str = "party-implied";

/// What has been told so far.
#[derive(Debug)]
pub struct Resolver {
    /// Pairs and lists named together, with the sentence of each.
    together: Vec<Together>,
    /// Rows of three bodies or more, whatever is said of each in between, with the sentence.
    rows: Vec<(usize, Vec<usize>)>,
    /// Who met whom, with the sentence: the guests and the hosts of a visit.
    meetings: Vec<(usize, Vec<usize>)>,
    /// Bodies and places named, by sentence.
    named: Vec<(usize, usize)>,
    /// Bodies that do something, by sentence.
    acting: Vec<(usize, usize)>,
    sentence: usize,
    /// Who has come to terms with whom, with the sentence.
    dealings: Vec<Dealing>,
    /// The sentences at which another speaker begins, in a transcript.
    turns: Vec<usize>,
    /// The two places that the headline is about, if it is about two.
    title_pair: Vec<usize>,
    /// For whom those speak who are quoted over several sentences, by sentence.
    speakers: BTreeMap<usize, usize>,
    /// Whom the article is about.
    cast: Cast,
    /// The first sentence that speaks of an agreement.
    spoken_of: Option<usize>,
    /// The parties of the deal told last.
    last: Vec<usize>,
    /// The item of a list that told it, if one did.
    item: Option<usize>,
    /// For whom people act, as far as the article says.
    acts_for: BTreeMap<usize, usize>,
}

impl Resolver {
    /// A resolver over the sentences of an article; `here` is where it was reported from.
    pub fn new(
        sentences: &[Sentence<'_, '_>],
        people: &[PersonClaim],
        registry: &mut Registry<'_>,
        lexicon: &Lexicon,
        here: &Here,
    ) -> Self {
        let acts_for = acts_for(sentences, people, registry, lexicon, here);
        let (together, named) = together(sentences, registry, &acts_for);
        let meetings = sentences.iter().enumerate();
        let meetings = meetings.filter_map(|(index, s)| Some((index, met(s, registry, &acts_for)?))).collect();
        let dealings = sentences.iter().enumerate().filter_map(|(index, s)| dealt(index, s, registry)).collect();
        let title = sentences.iter().filter(|s| s.kind == BlockKind::Title);
        let first = sentences.iter().find(|s| s.kind == BlockKind::Body);
        let leading = title.chain(first).flat_map(|s| s.entries.iter().copied()).collect();
        Self {
            cast: Cast::new(sentences, registry, &acts_for, leading),
            spoken_of: sentences.iter().position(cast::speaks_of_one),
            title_pair: title_pair(sentences, registry),
            rows: rows(sentences, registry, lexicon),
            together,
            meetings,
            dealings,
            speakers: speech::speakers(sentences, registry, &acts_for),
            named,
            acting: introduced::acting(sentences, registry),
            sentence: 0,
            turns: (0..sentences.len()).filter(|&i| speech::is_turn(sentences, i)).collect(),
            last: Vec::new(),
            item: None,
            acts_for,
        }
    }

    /// Goes on to sentence `index`.
    pub fn enter(&mut self, index: usize) {
        self.sentence = index;
    }

    /// Remembers who made the deal told last.
    pub fn remember(&mut self, deal: &DealClaim, sentence: &Sentence<'_, '_>) {
        if deal.parties.len() >= 2 {
            self.item = (sentence.kind == BlockKind::Item).then_some(sentence.block);
            self.last = deal.parties.iter().map(|p| p.value.name).collect();
        }
    }

    /// Who made the deal told last.
    pub fn last(&self) -> &[usize] {
        &self.last
    }

    /// Takes those for the ones who made the deal told last.
    pub fn go_back_to(&mut self, parties: Vec<usize>) {
        self.last = parties;
    }

    /// The parties of a deal as entries of the registry, each once.
    pub fn parties(
        &self,
        sentence: &Sentence<'_, '_>,
        raw: &RawDeal,
        registry: &mut Registry<'_>,
        lexicon: &Lexicon,
    ) -> Vec<Read<PartyClaim>> {
        let mut found: Vec<Read<PartyClaim>> = Vec::new();
        let dateline = report_of(sentence);
        // `Each state has a contract with a supplier`: none in particular.
        let each = |i: usize| matches!(sentence.sent.lower(i), "any" | "each" | "every");
        if raw
            .parties
            .iter()
            .any(|(p, _)| p.kind == PhraseKind::Described && (each(p.first) || p.first > 0 && each(p.first - 1)))
        {
            return Vec::new();
        }
        let mut unsaid = false;
        for (phrase, role) in raw.parties.iter().filter(|(p, _)| p.first >= dateline) {
            let meant = self.entries(sentence, phrase, registry, lexicon, &found);
            match sentence.sent.lower(phrase.first) {
                "our" if meant.is_empty() => return Vec::new(),
                "we" => unsaid |= meant.is_empty(),
                _ => {}
            }
            for (entry, confidence) in meant {
                if !found.iter().any(|p| p.value.name == entry) {
                    found.push(Read::new(
                        PartyClaim { name: entry, role: *role },
                        span(sentence, phrase.first, phrase.end),
                        raw.rule,
                        Confidence::new(confidence),
                    ));
                }
            }
        }
        // `“We are proud to partner with Acme and Borealis,” he said`: not these two with each other.
        if unsaid && found.len() >= 2 {
            return Vec::new();
        }
        // `A newly signed memorandum will …` in a text about two: between these.
        let one_new = raw.strong && !raw.definite && raw.batch.is_none();
        let only_noun = raw.rule == "deal-nominal" && raw.act.0 + 1 == raw.act.1;
        let first_told = (raw.definite || raw.by_people) && self.last.is_empty() && is_act(raw);
        if found.is_empty() && one_new && only_noun || found.len() < 2 && first_told && self.title_pair.len() == 2 {
            found = self.title_pair.iter().map(|&name| implied(sentence, name, registry)).collect();
        }
        // `a bilateral memorandum`: between the two that the article speaks of.
        if found.len() < 2 {
            let group = sentence.groups.list.iter().find(|g| g.first <= raw.noun.0 && raw.noun.0 < g.end);
            let both = group.and_then(|g| {
                (g.first..raw.noun.1).find_map(|i| match sentence.sent.lower(i) {
                    "bilateral" | "mutual" | "two-way" => Some((i, 2)),
                    "trilateral" => Some((i, 3)),
                    _ => None,
                })
            });
            if let Some((at, count)) = both {
                let here = Phrase { first: at, end: at + 1, kind: PhraseKind::Anaphor(count) };
                let meant = self.several(sentence, &here, count, registry);
                if meant.len() == count {
                    found = meant
                        .into_iter()
                        .map(|name| {
                            Read::new(
                                PartyClaim { name, role: Role::Party },
                                span(sentence, at, at + 1),
                                raw.rule,
                                Confidence::new(600),
                            )
                        })
                        .collect();
                }
            }
        }
        // `A contract with A was signed`: the other side is whom the article is about.
        if let [only] = &found[..]
            && raw.batch.is_none()
            && registry.names[only.value.name].kind != NameKind::Described
            && only.span.start >= span(sentence, raw.noun.0, raw.noun.1).end
            && let Some(lead) = self.cast.lead_beside(only.value.name, raw.kind, registry)
        {
            found.insert(0, implied(sentence, lead, registry));
        }
        found
    }

    /// The body or place that a name stands for as a party: itself, or whom a person acts for.
    pub fn stands_for(&self, entry: usize, registry: &Registry<'_>) -> Option<usize> {
        stands_for(entry, registry, &self.acts_for)
    }

    /// Whether a sentence before speaks of an agreement.
    pub fn has_spoken_of_one(&self) -> bool {
        self.spoken_of.is_some_and(|first| first < self.sentence)
    }

    /// Whom one phrase means, each with a confidence in thousandths: what is named outright counts more than what is pointed at.
    fn entries(
        &self,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        registry: &mut Registry<'_>,
        lexicon: &Lexicon,
        found: &[Read<PartyClaim>],
    ) -> Vec<(usize, u16)> {
        let sent = sentence.sent;
        match &phrase.kind {
            // `Three banks signed it`: those that the text names together, as many.
            PhraseKind::Described | PhraseKind::Headed(_)
                if let Some(named) = self.counted(sentence, phrase, registry) =>
            {
                named.into_iter().map(|e| (e, 700)).collect()
            }
            PhraseKind::Name(_) | PhraseKind::Headed(_) | PhraseKind::Described
                if let Some(named) = self.introduced(sentence, phrase, registry, lexicon, found) =>
            {
                vec![(named, 600)]
            }
            PhraseKind::Name(name) => {
                let entry = sentence.entries[*name];
                let pair = hyphen_pair(sentence, phrase, registry, lexicon);
                if !pair.is_empty() {
                    return pair.into_iter().map(|e| (e, 800)).collect();
                }
                // `The Company`, in capitals and bound to no name: the one spoken of.
                let word = registry.names[entry].name.to_lowercase();
                if word != "union" && is_pointing_word(&word) {
                    let itself =
                        || (!is_company_noun(&word) && lexicon.org_heads.word(&word).is_some()).then_some(entry);
                    let meant = self.one(sentence, phrase, registry, found).or_else(itself);
                    return meant.into_iter().map(|e| (e, 600)).collect();
                }
                match registry.names[entry].kind {
                    // `Acme Pay said`: whoever speaks and acts for nobody may be a body.
                    NameKind::Person
                        if registry.names[entry].rule == "name-person-speaks"
                            && !self.acts_for.contains_key(&entry)
                            && phrase.end > phrase.first + 1 =>
                    {
                        registry.names[entry].kind = NameKind::Other;
                        vec![(entry, 600)]
                    }
                    NameKind::Person => self.acts_for_whom(entry, sentence, phrase, registry, lexicon),
                    NameKind::Initiative if is_body_too(sent.lower(phrase.end - 1)) => {
                        registry.names[entry].kind = NameKind::Other;
                        vec![(entry, 600)]
                    }
                    NameKind::Initiative => Vec::new(),
                    // `rush to buy Acme in Phase 5`
                    NameKind::Other if is_part(&word) => Vec::new(),
                    // `Japan's Kishida`
                    NameKind::Other if let Some(state) = led_by(sentence, *name, entry, registry, lexicon) => {
                        vec![(country(state, sentence, phrase, registry, lexicon), 700)]
                    }
                    _ => vec![(country(entry, sentence, phrase, registry, lexicon), 900)],
                }
            }
            // Who signs for a party is a person; the party is whom they act for.
            PhraseKind::Person(name) => {
                self.acts_for_whom(sentence.entries[*name], sentence, phrase, registry, lexicon)
            }
            PhraseKind::Pair => {
                hyphen_pair(sentence, phrase, registry, lexicon).into_iter().map(|e| (e, 850)).collect()
            }
            PhraseKind::Headed(kind) => {
                let form = sent.folded(phrase.first, phrase.end);
                vec![(
                    registry.mention(
                        &form,
                        span(sentence, phrase.first, phrase.end),
                        NameKind::Organization(*kind),
                        "party-headed",
                    ),
                    850,
                )]
            }
            PhraseKind::Shared { head, name, kind } => {
                let under = &sentence.groups.names[*name];
                // `the governments of the United States and Norland`
                let article = head.0 < under.first && sent.lower(under.first - 1) == "the";
                let place = sent.folded(under.first - usize::from(article), under.end);
                vec![(under_head(sentence, phrase, *head, *kind, &place, registry), 850)]
            }
            PhraseKind::SharedAnaphor { head, under, count, kind } => {
                let pointer = Phrase { first: *under, end: phrase.end, kind: PhraseKind::Anaphor(*count) };
                // `the governments of the two countries`: the states, by the names that they have in the text.
                if *kind == PartyKind::Government && sent.lower(head.1 - 1).starts_with("government") {
                    let states = self.several(sentence, &pointer, *count, registry);
                    return states
                        .into_iter()
                        .map(|e| (country(e, sentence, phrase, registry, lexicon), 700))
                        .collect();
                }
                let meant: Vec<String> = self
                    .several(sentence, &pointer, *count, registry)
                    .into_iter()
                    .map(|e| registry.names[e].name.clone())
                    .collect();
                meant.iter().map(|place| (under_head(sentence, phrase, *head, *kind, place, registry), 700)).collect()
            }
            // `a deal our members made possible`, `one of the largest banks`: no party by themselves.
            PhraseKind::Described if matches!(sent.lower(phrase.first), "one" | "our") => Vec::new(),
            PhraseKind::Described => {
                let own = matches!(sent.lower(phrase.first), "its" | "their" | "his" | "her")
                    && phrase.end > phrase.first + 1;
                let form = sent.folded(phrase.first + usize::from(own), phrase.end);
                vec![(
                    registry.mention(
                        &form,
                        span(sentence, phrase.first, phrase.end),
                        NameKind::Described,
                        "party-described",
                    ),
                    600,
                )]
            }
            // `Kenya's parliament ratified a deal between the government and Acme`: Kenya is named already.
            PhraseKind::Anaphor(1)
                if sent.lower(phrase.end - 1) == "government"
                    && found.iter().any(|p| registry.names[p.value.name].kind == NameKind::Place) =>
            {
                Vec::new()
            }
            PhraseKind::Anaphor(1) => match self.one(sentence, phrase, registry, found) {
                Some(entry) => vec![(country(entry, sentence, phrase, registry, lexicon), 600)],
                None => unnamed(sentence, phrase, registry, lexicon),
            },
            PhraseKind::Anaphor(count) => {
                let meant = self.several(sentence, phrase, *count, registry);
                meant.into_iter().map(|e| (country(e, sentence, phrase, registry, lexicon), 700)).collect()
            }
        }
    }

    /// The body that a person acts for.
    fn acts_for_whom(
        &self,
        person: usize,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        registry: &mut Registry<'_>,
        lexicon: &Lexicon,
    ) -> Vec<(usize, u16)> {
        let body = self.acts_for.get(&person);
        body.map(|&e| (country(e, sentence, phrase, registry, lexicon), 700)).into_iter().collect()
    }
}

/// The body or place that a name stands for as a party: itself, or whom a person acts for.
fn stands_for(entry: usize, registry: &Registry<'_>, acts_for: &BTreeMap<usize, usize>) -> Option<usize> {
    match registry.names[entry].kind {
        NameKind::Person => acts_for.get(&entry).map(|&body| registry.country_of(body).unwrap_or(body)),
        NameKind::Place | NameKind::Organization(_) | NameKind::Other => Some(entry),
        _ => None,
    }
}

/// Whether the deal hangs on a verb that makes, changes or ends it.
pub(super) fn is_act(raw: &RawDeal) -> bool {
    // `ratified the convention`: no hall for meetings.
    let described = raw.parties.iter().any(|(p, _)| p.kind == PhraseKind::Described);
    let names_one = raw.certain || raw.kind == AgreementType::Treaty && raw.batch.is_none() && !described;
    matches!(raw.rule, "deal-act-on-noun" | "deal-noun-acted-on" | "deal-nominal") && names_one
}

/// Where the report begins behind the dateline of a sentence.
pub(super) fn report_of(sentence: &Sentence<'_, '_>) -> usize {
    let place = sentence.groups.names.first().is_some_and(|n| n.first == 0 && n.kind == NameKind::Place);
    report(sentence.sent, place)
}
