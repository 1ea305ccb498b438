//! Bodies that the text first tells by what they are, and names behind it: `A union and a hospital operator agreed on
//! pay. Nurses United said …`.

use super::Resolver;
use super::together::NAMED_BEHIND;
use crate::extract::discourse::{Sentence, discourse_span};
use crate::extract::document::BlockKind;
use crate::extract::groups::{Group, GroupKind};
use crate::extract::names::registry::Registry;
use crate::extract::names::run::is_place_head;
use crate::extract::parties::{Phrase, PhraseKind, does_business};
use crate::lexicon::{Lexicon, singular};
use crate::record::claim::{NameKind, PartyClaim, Read};
use crate::record::concept::PartyKind;

/// The bodies that are subjects, in the order of the text: the sentence and the entry of each.
pub(super) fn acting(sentences: &[Sentence<'_, '_>], registry: &Registry<'_>) -> Vec<(usize, usize)> {
    let mut acting = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let list = &sentence.groups.list;
        for (k, name) in list.iter().enumerate().filter_map(|(k, g)| Some((k, g.noun()?.name?))) {
            let entry = sentence.entries[name];
            let body = matches!(registry.names[entry].kind, NameKind::Organization(_) | NameKind::Other);
            let opens = k.checked_sub(1).is_none_or(|before| !matches!(list[before].kind, GroupKind::Prep));
            // `Acme, which runs nine mills, and Borealis said …`
            let told =
                |g: &Group| g.is_finite() || matches!(g.kind, GroupKind::And | GroupKind::Comma | GroupKind::Relative);
            if body && opens && list.get(k + 1).is_some_and(told) {
                acting.push((index, entry));
            }
        }
    }
    acting
}

impl Resolver {
    /// The body that `a union`, `one of its largest banks` tells, if one of the next sentences is the first to name it: one
    /// that is called so or is of that kind, or, told by a word for any company, the first that does something.
    pub(super) fn introduced(
        &self,
        sentence: &Sentence<'_, '_>,
        phrase: &Phrase,
        registry: &Registry<'_>,
        lexicon: &Lexicon,
        found: &[Read<PartyClaim>],
    ) -> Option<usize> {
        let head = indefinite_head(sentence, phrase)?;
        let end = discourse_span(sentence).end;
        let first_named = |entry: usize| registry.names[entry].mentions.first().is_some_and(|m| m.span.start >= end);
        let taken = |entry: usize| found.iter().any(|p| p.value.name == entry);
        let new = |entry: &usize| first_named(*entry) && !taken(*entry) && !registry.is_nobody(*entry);
        let within = |named: &[(usize, usize)], reach: usize| -> Vec<usize> {
            let from = named.partition_point(|(at, _)| *at <= self.sentence);
            let near = named[from..].iter().take_while(|(at, _)| *at <= self.sentence + reach);
            near.map(|(_, entry)| *entry).filter(new).collect()
        };
        let named = within(&self.named, NAMED_BEHIND);
        let named_as = |fits: &dyn Fn(usize) -> bool| named.iter().copied().find(|&entry| fits(entry));
        let called = registry.headed(&head);
        let (trades, public) = (does_business(&head), is_public(&head));
        let kind = match phrase.kind {
            PhraseKind::Headed(kind) => Some(kind),
            _ => lexicon.org_heads.word(&head).map(|h| h.kind),
        };
        let kind = kind.filter(|kind| !(trades || public || matches!(kind, PartyKind::Company | PartyKind::Other)));
        let kind = kind.map(NameKind::Organization);
        // One by one: the first in the next sentence, the second there or in the one behind it.
        let before = found.iter().filter(|p| first_named(p.value.name)).count();
        let next = 1 + before + usize::from(sentence.kind == BlockKind::Title);
        let acts = || {
            within(&self.acting, next).into_iter().find(|&entry| match registry.names[entry].kind {
                NameKind::Other | NameKind::Organization(PartyKind::Other) => trades || public,
                NameKind::Organization(PartyKind::Company) => trades,
                NameKind::Organization(_) => public,
                _ => false,
            })
        };
        // `a town in France`; a headline has names for its towns.
        let town = is_place_head(&head) && sentence.kind != BlockKind::Title;
        let seat = |entry: usize| registry.names[entry].kind == NameKind::Place && !registry.is_country(entry);
        let seat = || named_as(&|entry| town && seat(entry));
        named_as(&|entry| called.contains(&entry))
            .or_else(|| named_as(&|entry| kind == Some(registry.names[entry].kind)))
            .or_else(acts)
            .or_else(seat)
    }
}

/// The common noun, in the singular, of a phrase that tells a body of which nothing has been said: `a union`, `one of its
/// largest banks`, in headlines `union`.
fn indefinite_head(sentence: &Sentence<'_, '_>, phrase: &Phrase) -> Option<String> {
    let sent = sentence.sent;
    let article = |i: usize| matches!(sent.lower(i), "a" | "an" | "one");
    let indefinite = article(phrase.first) || phrase.first > 0 && article(phrase.first - 1);
    let name = matches!(phrase.kind, PhraseKind::Name(_)) && sent.is_capital(phrase.end - 1);
    if name || !(indefinite || sentence.kind == BlockKind::Title) {
        return None;
    }
    let inside = |g: &&Group| g.end > phrase.first && g.first < phrase.end && g.noun().is_some();
    let group = sentence.groups.list.iter().filter(inside).find(|g| sent.lower(g.end - 1) != "one")?;
    let word = sent.lower(group.noun()?.head);
    let head = singular(word);
    (head == word || sent.lower(phrase.first) == "one").then(|| head.into_owned())
}

/// Words for public bodies of any kind.
fn is_public(head: &str) -> bool {
    matches!(head, "agency" | "authority" | "body" | "institution" | "organisation" | "organization")
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::{check, deals_of};

    #[test]
    fn who_is_told_by_what_they_are_is_named_in_a_sentence_behind() {
        let told = |text: &str| deals_of(text, |deal, parties| format!("{}: {parties}", deal.kind.value.code()));
        check(
            told,
            &[
                (
                    "A logistics company in Nairobi and a fruit trader signed a cooperation agreement on Monday. \
                     Under the agreement, Kestra Lines will run trucks, while Brook Orchards will sell its pears.",
                    &["cooperation-agreement: Kestra Lines, Brook Orchards"],
                ),
                // Two sentences on, but nobody else is told who could be meant.
                (
                    "A local university has signed a contract with a private clinic. It runs for a year. \
                     Ada Brook, rector of Minho University, and the director of Santa Clara Clinic were there.",
                    &["contract: Minho University, Santa Clara Clinic"],
                ),
                (
                    "Alma has signed a twinning agreement with a town in Germany. Regensburg has three schools.",
                    &["twinning: Alma, Regensburg"],
                ),
                // Who reaches an agreement beside one of several, and whom it represents.
                (
                    "A union representing 3,400 nurses and one of the largest hospital operators reached an agreement. \
                     The Nurses Union and Kestra Health said so on Monday.",
                    &["agreement: Nurses Union, Kestra Health"],
                ),
                // Not the next to do something further down, nor one named before.
                (
                    "Kestra Lines signed a contract with a local supplier. Prices rose. Brook Orchards was surprised.",
                    &["contract: Kestra Lines, local supplier"],
                ),
                (
                    "Brook Orchards was surprised. Kestra Lines signed a contract with a local supplier. \
                     Brook Orchards said so.",
                    &["contract: Kestra Lines, local supplier"],
                ),
            ],
        );
    }
}
