//! People: who is named with a post or speaks, what the post is, and whose post it is.

pub mod body;
pub mod field;
mod headline;
mod pairs;
mod post;
mod run;

use super::discourse::{Sentence, span};
use super::document::BlockKind;
use super::names::kind::post_at;
use super::names::registry::Registry;
use super::rule::Rule;
use super::sent::Sent;
use crate::lexicon::Lexicon;
use crate::record::Confidence;
use crate::record::claim::{NameKind, PersonClaim, Read};
use post::Post;
use std::collections::HashMap;

/// The rules of this kind.
pub const RULES: &[Rule] = &[
    Rule {
        id: "person-post-before",
        reads: "A post stands before a name, with what it is a post of before or after it.",
        examples: &[
            "Norland Prime Minister Ada Brook opened the bridge.",
            "Mayor of Port Alma Mr Tobias Renner cut the ribbon.",
            "The letter was read out by college principal Tom Wicks.",
            "A spokesman, Ivan Rojas, said the ministry took note.",
            "They thanked the club's sporting director, Ivan Rojas.",
        ],
        near_misses: &[
            "The mayor of Port Alma cut the ribbon.",
            "The Global Partners Conference was closed on Monday.",
        ],
    },
    Rule {
        id: "person-post-after",
        reads: "A name is followed by a post, with what it is a post of.",
        examples: &[
            "Ada Brook, director of Port Alma Authority, signed for the port.",
            "“We are glad,” said Tobias Renner, Chairman and CEO of Borealis Ltd.",
            "Ada Brook, Norland's chief negotiator, left early.",
            "Tobias Renner, who is secretary of the Harbour Committee, spoke first.",
            "Tobias Renner, Borealis Ltd (XSE: BRL) managing director, spoke first.",
        ],
        near_misses: &["Port Alma, a chief port of Norland, is growing.", "Borealis Ltd, the director said, will pay."],
    },
    Rule {
        id: "person-post-pairs",
        reads: "One post in the plural is told of several bodies, and as many names follow.",
        examples: &["The foreign ministers of Norland and Estavia, Ada Brook and Tobias Renner, signed."],
        near_misses: &["The foreign ministers of Norland and Estavia, Ada Brook said, signed."],
    },
    Rule {
        id: "person-posts-shared",
        reads: "A post in the plural stands before several names.",
        examples: &["The charter was signed by Mayors Ada Brook and Tobias Renner."],
        near_misses: &["The charter was signed by Mayor Ada Brook and Tobias Renner."],
    },
    Rule {
        id: "person-of-body",
        reads: "A speaker without a post is told with the body the speaker is from.",
        examples: &[
            "“Freight is dear,” said Mirela Sand of the Harbour Ministry.",
            "Mirela Sand, who leads the Harbour Ministry, was glad.",
        ],
        near_misses: &["Mirela Sand walked out of the Harbour Ministry."],
    },
    Rule {
        id: "person-named",
        reads: "Somebody speaks, or is named with an honorific or an age, without a post.",
        examples: &[
            "“It never ends,” said Ada Brook.",
            "The guests thanked Ms Ada Brook.",
            "Ada Brook, 41, was fined on Monday.",
        ],
        near_misses: &["Port Alma said it would pay.", "The guests thanked Port Alma."],
    },
];

/// A person as one sentence tells them, in positions of that sentence.
struct Seen<'s> {
    first: usize,
    end: usize,
    /// The name as it is written.
    form: &'s str,
    post: Option<Read<String>>,
    organization: Option<Read<usize>>,
}

/// The people of an article who hold a post, speak, or are named with an honorific; each once.
pub fn people(sentences: &[Sentence<'_, '_>], registry: &mut Registry, lexicon: &Lexicon) -> Vec<PersonClaim> {
    let mut known = People::default();
    for sentence in sentences {
        // Capitals of a headline do not tell where a name ends, and an `About` block tells no actor.
        let headline = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        if headline && sentence.sent.title_case || sentence.kind == BlockKind::About {
            if let Some(seen) = headline::in_headline(sentence, registry, lexicon).filter(|_| headline) {
                note(&mut known, sentence, seen, registry);
            }
            continue;
        }
        for seen in pairs::in_sentence(sentence, registry, lexicon) {
            note(&mut known, sentence, seen, registry);
        }
        for seen in in_sentence(sentence, registry, lexicon) {
            note(&mut known, sentence, seen, registry);
        }
    }
    let known = known.list.into_iter();
    known.map(|k| PersonClaim { name: k.entry, post: k.post, organization: k.organization, acts: true }).collect()
}

struct Known {
    words: Vec<String>,
    entry: usize,
    post: Option<Read<String>>,
    organization: Option<Read<usize>>,
}

/// The people seen so far; an article may name thousands.
#[derive(Default)]
struct People {
    list: Vec<Known>,
    /// Who has which name, of any number of words.
    named: HashMap<Vec<String>, Vec<usize>>,
    /// Whose name of several words begins or ends with a word.
    with: HashMap<String, Vec<usize>>,
}

impl People {
    /// Up to two whose name is the same, or one word of it.
    fn fits(&self, words: &[String]) -> Vec<usize> {
        let (first, last) = (words.first(), words.last());
        let same = self.named.get(words);
        let parts = [first, last].map(|word| word.filter(|_| words.len() > 1));
        let shorter = parts.map(|word| self.named.get(std::slice::from_ref(word?)));
        let longer = first.filter(|_| words.len() == 1).and_then(|word| self.with.get(word));
        let mut fits: Vec<usize> = Vec::new();
        for list in [same, longer].into_iter().chain(shorter).flatten() {
            for &at in list {
                if fits.len() == 2 {
                    break;
                }
                if !fits.contains(&at) {
                    fits.push(at);
                }
            }
        }
        fits
    }

    /// Notes under which words somebody is found.
    fn note(&mut self, at: usize) {
        let words = &self.list[at].words;
        self.named.entry(words.clone()).or_default().push(at);
        if let ([first, .., last], true) = (&words[..], words.len() > 1) {
            for word in [first, last] {
                let list = self.with.entry(word.clone()).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
    }

    /// Gives somebody a longer name.
    fn rename(&mut self, at: usize, words: Vec<String>) {
        if let Some(list) = self.named.get_mut(&self.list[at].words) {
            list.retain(|other| *other != at);
        }
        self.list[at].words = words;
        self.note(at);
    }
}

/// Joins a person seen with the same person seen before: the same name, or one word of it (`Mr Leong`).
fn note(known: &mut People, sentence: &Sentence<'_, '_>, seen: Seen<'_>, registry: &mut Registry) {
    let words: Vec<String> = seen.form.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let here = span(sentence, seen.first, seen.end);
    let fits = known.fits(&words);
    if let [at] = fits[..] {
        if known.list[at].words.len() < words.len() {
            known.list[at].entry = registry.mention(seen.form, here, NameKind::Person, "name-person-after-post");
            known.rename(at, words);
        }
        let person = &mut known.list[at];
        // A post told with its body says more than one told without.
        let more = person.organization.is_none() && seen.organization.is_some() && seen.post.is_some();
        if person.post.is_none()
            || more
                && person
                    .post
                    .as_ref()
                    .is_some_and(|p| seen.post.as_ref().is_some_and(|s| s.value.len() >= p.value.len()))
        {
            person.post = seen.post.or(person.post.take());
        }
        if person.organization.is_none() {
            person.organization = seen.organization;
        }
        return;
    }
    let entry = registry.mention(seen.form, here, NameKind::Person, "name-person-after-post");
    known.list.push(Known { words, entry, post: seen.post, organization: seen.organization });
    known.note(known.list.len() - 1);
}

fn in_sentence<'s>(sentence: &Sentence<'_, 's>, registry: &mut Registry, lexicon: &Lexicon) -> Vec<Seen<'s>> {
    let sent = sentence.sent;
    let mut found = Vec::new();
    let mut at = 0;
    while at < sent.len() {
        let Some(end) = run::run(sentence, registry, lexicon, at) else {
            at += 1;
            continue;
        };
        match seen(sentence, registry, lexicon, at, end) {
            Some(seen) => {
                found.push(seen);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn seen<'s>(
    sentence: &Sentence<'_, 's>,
    registry: &mut Registry,
    lexicon: &Lexicon,
    at: usize,
    end: usize,
) -> Option<Seen<'s>> {
    let sent = sentence.sent;
    let honorific = run::honorific_before(sent, lexicon, at);
    let front = honorific.unwrap_or(at);
    let before = post::before(sentence, registry, lexicon, front, end, honorific.is_some());
    let after = post::after(sentence, registry, lexicon, end);
    let one_word = end == at + 1;
    // A place is a person's name only where a post says so: `Shanwei, the chief of …`.
    if run::is_place(sent, lexicon, at, end)
        && (honorific.is_none() && (after.is_none() || !post::is_told_with_article(sent, end)))
    {
        return None;
    }
    // `the chief Crown negotiator`: whose post it is.
    if one_word && honorific.is_none() && !sent.is_capital(end) && post_at(sent, lexicon, end).is_some() {
        return None;
    }
    let form = folded(sentence, at, end);
    if honorific.is_none() && registry.is_common(form) {
        return None;
    }
    let speaks = run::speaks(sent, front, end);
    let followed = body::leads(sentence, end) || is_aged(sent, end);
    let (post, rule, confidence) = match (before, after) {
        // `Acme, the nation's testing leader`: a single word is a person's name where the post is one of something.
        (_, Some(after))
            if !one_word
                || post::is_told_with_article(sent, end)
                    && (after.organization.is_some() || matches!(sent.lower(after.end), "of" | "at" | "for")) =>
        {
            (Some(after), "person-post-after", 900)
        }
        (Some(before), _) => (Some(before), "person-post-before", 880),
        _ if honorific.is_some() || (speaks || followed) && !one_word => (None, "person-named", 750),
        _ => return None,
    };
    let Some(post) = post else {
        let organization = body::body_of(sentence, registry, end, false)
            .or_else(|| body::body_in_clause(sentence, registry, end))
            .filter(|_| speaks || followed);
        let organization = organization.map(|(entry, first, last)| {
            Read::new(entry, span(sentence, first, last), "person-of-body", Confidence::new(750))
        });
        return Some(Seen { first: at, end, form, post: None, organization });
    };
    let Post { first, end: last, organization } = post;
    // `Mayor Shinji Okabe of Minamihara`
    let organization = organization
        .or_else(|| if first < at { body::body_of(sentence, registry, end, true) } else { None })
        .or_else(|| if first < at { body::delegation(sentence, registry, first) } else { None })
        .or_else(|| if first < at { body::signed_for(sentence, registry, first, end) } else { None });
    let words = sent.folded(first, last);
    Some(Seen {
        first: at,
        end,
        form,
        post: Some(Read::new(words, span(sentence, first, last), rule, Confidence::new(confidence))),
        organization: organization
            .map(|(entry, a, b)| Read::new(entry, span(sentence, a, b), rule, Confidence::new(confidence - 50))),
    })
}

/// Whether an age follows a name: `Ada Brook, 41, was …`.
fn is_aged(sent: &Sent<'_>, end: usize) -> bool {
    let age = sent.word(end + 1);
    sent.word(end) == ","
        && age.len() == 2
        && age.bytes().all(|b| b.is_ascii_digit())
        && matches!(sent.word(end + 2), "," | ".")
}

/// The words of a name as they stand in the text.
fn folded<'s>(sentence: &Sentence<'_, 's>, first: usize, end: usize) -> &'s str {
    let (start, stop) = sentence.sent.bytes(first, end);
    &sentence.sent.text.text[start..stop]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::found::check_rules;
    use crate::extract::tests::{claims_of, fired};
    use crate::record::claim::Claims;

    #[test]
    fn every_rule_reads_its_examples_and_no_near_miss() {
        check_rules(RULES, |text| {
            let claims = claims_of(text);
            let rule = |p: &PersonClaim| match (&p.post, &p.organization) {
                (Some(post), _) => post.rule.clone(),
                (None, Some(body)) => body.rule.clone(),
                (None, None) => "person-named".to_owned(),
            };
            let ids: Vec<String> = claims.people.iter().map(rule).collect();
            fired(RULES, ids.iter().map(String::as_str))
        });
    }

    /// `name | post | body` for each person.
    fn read(text: &str) -> Vec<String> {
        let Claims { names, people, .. } = claims_of(text);
        let post = |p: &PersonClaim| p.post.as_ref().map_or("-", |r| r.value.as_str()).to_owned();
        let body = |p: &PersonClaim| p.organization.as_ref().map_or("-", |o| names[o.value].name.as_str()).to_owned();
        people.iter().map(|p| format!("{} | {} | {}", names[p.name].name, post(p), body(p))).collect()
    }

    #[test]
    fn a_post_is_told_with_the_body_before_or_after_it() {
        let cases = [
            ("Estonian Prime Minister Ada Brook opened the bridge.", "Ada Brook | Prime Minister | Estonia"),
            (
                "“We waited,” said Tobias Renner, Chairman and CEO of Borealis Ltd.",
                "Tobias Renner | Chairman and CEO | Borealis Ltd.",
            ),
            (
                "Ada Brook, Group Head of Product Management, Trade Services from Borealis Ltd. said no.",
                "Ada Brook | Group Head of Product Management, Trade Services | Borealis Ltd.",
            ),
            ("The Managing Director and CEO, Ada Brook, smiled.", "Ada Brook | Managing Director and CEO | -"),
            ("Mayor Tobias Renner of Tallinn waved.", "Tobias Renner | Mayor | Tallinn"),
            ("Meteorological Minister Jon Waak spoke.", "Jon Waak | Meteorological Minister | -"),
            ("Borealis's International Director, Ada Brook, spoke.", "Ada Brook | International Director | Borealis"),
            ("Kestrel Harbour chief executive Ada Brook spoke.", "Ada Brook | chief executive | Kestrel Harbour"),
            (
                "Rector Ada Brook on behalf of the Alma University of Technology signed.",
                "Ada Brook | Rector | Alma University of Technology",
            ),
            ("A delegation of Tallinn led by Vice Mayor Ada Brook came.", "Ada Brook | Vice Mayor | Tallinn"),
            ("For Estonia, Foreign Minister Ada Brook signed.", "Ada Brook | Foreign Minister | Estonia"),
            (
                "Shri Ada Brook, Joint Secretary (Ports), Ministry of Shipping, signed.",
                "Ada Brook | Joint Secretary | Ministry of Shipping",
            ),
            ("Tan Sri Ada Brook of Alma Port Authority spoke.", "Ada Brook | - | -"),
            ("E. Will Brook II, chairman of Borealis Ltd, spoke.", "E. Will Brook II | chairman | Borealis Ltd"),
            ("Ada van de Goor, director of Borealis Ltd, spoke.", "Ada van de Goor | director | Borealis Ltd"),
            (
                "“It is late,” said Tobias Renner, head of communications at Borealis Ltd.",
                "Tobias Renner | head of communications | Borealis Ltd.",
            ),
            (
                "The Alma Health Trust paid. Dr Ada Brook, chair of the health trust, smiled.",
                "Ada Brook | chair | Alma Health Trust",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_person_named_again_by_surname_is_one_person() {
        let text =
            "Ada Brook, director of Alma Port Authority, signed. Brook said she was glad. Ms Brook left at noon.";
        assert_eq!(read(text), ["Ada Brook | director | Alma Port Authority"]);
    }
}
