//! What capitals make the tagger take wrongly: the verbs of headlines, and names that open a sentence.

use super::tagger::Tag;
use crate::lexicon::{Lexicon, VerbClass};
use std::borrow::Cow;

/// Mends the tags of a sentence, one for each of `words`.
pub fn retag(words: &[&str], tags: &mut [Tag], lexicon: &Lexicon) {
    joined_name(words, tags, lexicon);
    opening_name(words, tags, lexicon);
    headline_verb(words, tags, lexicon);
    agreement_noun(words, tags);
    lonely_past(words, tags, lexicon);
    always(words, tags);
    past_with_object(words, tags);
    entered_into(words, tags);
    that_agreement(words, tags, lexicon);
    talks(words, tags);
    works(words, tags);
    say_that(words, tags);
}

/// `the engineering works will equip …`: before an auxiliary `works` is a factory.
fn works(words: &[&str], tags: &mut [Tag]) {
    for i in 1..words.len().saturating_sub(1) {
        let ahead = matches!(words[i + 1], "will" | "would" | "must" | "shall");
        if words[i] == "works" && ahead && !tags[i].is_noun() {
            tags[i] = Tag::Nns;
            if tags[i - 1] == Tag::Vbg {
                tags[i - 1] = Tag::Nn;
            }
        }
    }
}

/// `Bhutan and Peru, which have no embassies, say that …`: behind a comma and before `that` it is no infinitive.
fn say_that(words: &[&str], tags: &mut [Tag]) {
    for i in 1..words.len().saturating_sub(1) {
        let says = matches!(words[i], "agree" | "announce" | "confirm" | "declare" | "report" | "say");
        if says && tags[i] == Tag::Vb && words[i - 1] == "," && words[i + 1] == "that" {
            tags[i] = Tag::Vbp;
        }
    }
}

/// `Acme and Borealis, after three rounds, reached consensus on …`: behind a comma and before an agreement, the only word
/// of a sentence that can be its verb is.
fn lonely_past(words: &[&str], tags: &mut [Tag], lexicon: &Lexicon) {
    if words.last() != Some(&".") || tags.iter().any(|tag| tag.is_finite_verb()) {
        return;
    }
    let noun = |at: usize| lexicon.agreement_nouns.longest_at(at, |i| words.get(i).copied().unwrap_or("")).is_some();
    let verb = |word: &str| lexicon.verbs.get(word).is_some_and(|verb| *verb.lemma != *word && makes(verb.class));
    let acts = |i: usize| words[i - 1] == "," && words[i].ends_with("ed") && verb(words[i]) && noun(i + 1);
    if let Some(at) = (1..words.len()).find(|&i| acts(i)) {
        tags[at] = Tag::Vbd;
    }
}

/// `The two governments held talks and signed …`: behind a noun and before its object the first verb of a sentence is no
/// participle.
fn past_with_object(words: &[&str], tags: &mut [Tag]) {
    let Some(at) = (1..words.len().saturating_sub(1)).find(|&i| tags[i].is_finite_verb() || tags[i] == Tag::Vbn) else {
        return;
    };
    let acts = matches!(
        words[at],
        "concluded"
            | "discussed"
            | "established"
            | "exchanged"
            | "held"
            | "reached"
            | "reviewed"
            | "signed"
            | "visited"
    );
    let object = matches!(tags[at + 1], Tag::Dt | Tag::Jj | Tag::Nn | Tag::Nns | Tag::Cd);
    // `a treaty signed the same day`, `talks held last week`, `the bank held responsible`
    let when = words[at + 1..words.len().min(at + 4)].iter().any(|word| {
        matches!(
            *word,
            "captive" | "day" | "earlier" | "hostage" | "last" | "liable" | "month" | "responsible" | "week" | "year"
        )
    });
    if acts && tags[at] == Tag::Vbn && tags[at - 1].is_noun() && object && !when {
        tags[at] = Tag::Vbd;
    }
}

/// `The last agreement, entered into in 2013, lapsed in August`: a participle, and then the verb of the sentence.
fn entered_into(words: &[&str], tags: &mut [Tag]) {
    let Some(at) = (1..words.len().saturating_sub(2)).find(|&i| words[i] == "entered" && words[i + 1] == "into") else {
        return;
    };
    if words[at - 1] == "," && matches!(words[at + 2], "between" | "by" | "in" | "on") {
        tags[at] = Tag::Vbn;
        let ends =
            |i: &usize| words[*i - 1] == "," && matches!(words[*i], "collapsed" | "ended" | "expired" | "lapsed");
        if let Some(verb) = (at + 3..words.len()).find(ends) {
            tags[verb] = Tag::Vbd;
        }
    }
}

/// Words that are of one part of speech wherever they stand.
const ALWAYS: &[(&str, Tag)] = &[
    ("cannot", Tag::Md),
    ("initialed", Tag::Vbd),
    ("initialled", Tag::Vbd),
    ("meanwhile", Tag::Rb),
    ("moreover", Tag::Rb),
    ("nevertheless", Tag::Rb),
    ("nonetheless", Tag::Rb),
    ("shook", Tag::Vbd),
    ("withdrew", Tag::Vbd),
];

/// `The two ministries nonetheless agreed …`, `The two cannot agree`.
fn always(words: &[&str], tags: &mut [Tag]) {
    for (word, tag) in words.iter().zip(tags) {
        if let Some((_, only)) = ALWAYS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)) {
            // `one with Norland, initialled in May,`: a participle is a verb all the same.
            if !(*only == Tag::Vbd && *tag == Tag::Vbn) {
                *tag = *only;
            }
        }
    }
}

/// `awarded that contract to Acme`: between the verb and its object `that` opens no clause.
fn that_agreement(words: &[&str], tags: &mut [Tag], lexicon: &Lexicon) {
    let noun = |at: usize| lexicon.agreement_nouns.longest_at(at, |i| words.get(i).copied().unwrap_or(""));
    for i in (1..words.len()).filter(|&i| words[i] == "that") {
        // `a fund which that country set up`
        if matches!(words[i - 1], "which" | "whom") {
            tags[i] = Tag::Dt;
        }
        let acts = lexicon.verbs.get(words[i - 1].to_lowercase().as_str());
        let acts = acts.is_some_and(|verb| verb.class != VerbClass::Announce && verb.class != VerbClass::Propose);
        let object = || noun(i + 1).and_then(|(length, _)| tags.get(i + 1 + length));
        let ends = || object().is_some_and(|tag| matches!(tag, Tag::In | Tag::To | Tag::Punct));
        if acts && ends() {
            tags[i] = Tag::Dt;
        }
    }
}

/// `In July, talks between Acme and Borealis …`: before two sides `talks` is a noun.
fn talks(words: &[&str], tags: &mut [Tag]) {
    for i in 0..words.len() {
        // `the corridor, for which talks on a protocol are going on`
        let which = i > 0 && words[i - 1] == "which" && words.get(i + 1) == Some(&"on");
        let between = which || matches!(words.get(i + 1), Some(&("between" | "among")));
        if between && words[i].eq_ignore_ascii_case("talks") && !tags[i].is_noun() {
            tags[i] = Tag::Nns;
        }
    }
}

/// A word with a capital behind the first `and` of a sentence is no verb where no verb stands before it: `Acme and Ignite
/// announce …`.
fn joined_name(words: &[&str], tags: &mut [Tag], lexicon: &Lexicon) {
    let Some(and) = words.iter().position(|word| matches!(*word, "and" | "And" | "AND" | "&")) else { return };
    let at = and + 1;
    let capital = |i: usize| words.get(i).is_some_and(|word| word.starts_with(char::is_uppercase));
    let listed = |i: usize| lexicon.verbs.contains_key(words[i].to_lowercase().as_str());
    let verb = |tag: &Tag| tag.is_finite_verb() || matches!(tag, Tag::Vb | Tag::Vbn | Tag::Vbg);
    // The first word of all has its capital anyway, and may be taken for a verb too.
    let first = and == 1 && capital(0) && !listed(0);
    let named = first || and > 0 && matches!(tags[and - 1], Tag::Nnp | Tag::Nnps) && !tags[..and].iter().any(verb);
    if named && capital(at) && verb(&tags[at]) && !listed(at) {
        tags[at] = Tag::Nnp;
    }
}

/// A word with a capital that opens a sentence is no verb before a verb, an apposition or another name: `Borealis announces
/// …`, `Borealis, a maker of …`, `Borealis and Acme form …`.
fn opening_name(words: &[&str], tags: &mut [Tag], lexicon: &Lexicon) {
    let opens = words.first().is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase));
    let verb = matches!(tags.first(), Some(Tag::Vb | Tag::Vbp));
    let acts = matches!(tags.get(1), Some(Tag::Vbz | Tag::Vbd | Tag::Md));
    let apposed = words.get(1) == Some(&",") && matches!(words.get(2), Some(&("a" | "an")));
    // `Borealis and Acme form …`
    let joined = matches!(words.get(1), Some(&("and" | "&")))
        && tags.get(2).is_some_and(|tag| tag.is_noun())
        && words.get(2).is_some_and(|word| word.starts_with(char::is_uppercase))
        && !lexicon.verbs.contains_key(words[0].to_lowercase().as_str());
    if opens && verb && (acts || apposed || joined) {
        tags[0] = Tag::Nnp;
    }
}

/// A headline whose verb the tagger took for a part of a name: `Port Alma, Harbour City ink pact`, `Acme Partners With
/// Borealis to Build Trains`, `Acme and Borealis Form Alliance`.
fn headline_verb<'w>(words: &[&'w str], tags: &mut [Tag], lexicon: &Lexicon) {
    if words.len() > 40 || words.last() == Some(&".") {
        return;
    }
    let small = |word: &str| word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let lowered = |word: &&'w str| if small(word) { Cow::Borrowed(*word) } else { Cow::Owned(word.to_lowercase()) };
    let lower: Vec<Cow<'w, str>> = words.iter().map(lowered).collect();
    let word = |i: usize| lower.get(i).map_or("", |word| &**word);
    // A headline has one verb that is finite; what it has in other forms may stand behind that one.
    let end = tags.iter().position(|tag| tag.is_finite_verb()).unwrap_or(words.len());
    let other = tags.iter().any(|tag| matches!(tag, Tag::Vbn | Tag::Vb));
    let agreement = |i: usize| (i + 1..i + 7).any(|k| lexicon.agreement_nouns.longest_at(k, word).is_some());
    let acts = |i: usize| {
        // `Acme Invests in Borealis`
        if word(i) == "invests" && matches!(word(i + 1), "$" | "in") {
            return Some(true);
        }
        let verb = lexicon.verbs.get(word(i))?;
        let name = words[i - 1].chars().any(char::is_uppercase) && !tags[i - 1].is_function_word();
        if !(tags[i - 1].is_noun() || name || matches!(words[i - 1], ")" | "®" | "™")) {
            return None;
        }
        let plain = *verb.lemma == *word(i);
        let third = !plain && word(i).ends_with('s');
        // One before `of` is a noun.
        let free = i + 1 < words.len() && !matches!(word(i + 1), "of" | "between" | "," | "and");
        let made = end == words.len() && !other && makes(verb.class);
        let joined = (0..i).any(|k| matches!(word(k), "and" | "&" | ","));
        let beside = matches!(word(i + 1), "with" | "up") || joined && plain && matches!(word(i + 1), "on" | "to");
        let merged = joined && plain && verb.class == VerbClass::Merge && word(i - 1) != "to";
        let sure = beside && verb.class == VerbClass::Partner || merged;
        let told = end == words.len() && makes(verb.class) && agreement(i) && (third || joined);
        ((third || plain) && (free || merged) && (sure || made || told)).then_some(third)
    };
    if let Some((at, third)) = (1..end).find_map(|i| acts(i).map(|third| (i, third))) {
        tags[at] = if third { Tag::Vbz } else { Tag::Vbp };
    }
}

/// Whether a verb of this kind makes, changes or ends an agreement that it has as its object.
fn makes(class: VerbClass) -> bool {
    matches!(
        class,
        VerbClass::Sign
            | VerbClass::Reach
            | VerbClass::Renew
            | VerbClass::Terminate
            | VerbClass::Suspend
            | VerbClass::Approve
            | VerbClass::Join
            | VerbClass::Announce
            | VerbClass::Establish
            | VerbClass::Enter
            | VerbClass::Win
    )
}

/// A word for an agreement that can be a verb is none behind a noun or adjective and before a preposition or a mark:
/// `a peace and reconciliation accord in …`.
fn agreement_noun(words: &[&str], tags: &mut [Tag]) {
    for i in 1..words.len() {
        let word =
            ["accord", "contract", "deal", "offer", "pact"].iter().any(|noun| words[i].eq_ignore_ascii_case(noun));
        // The headline `Acme Inks Deal With Borealis`
        let acted_on = tags[i - 1] == Tag::Vbz
            && (words[i].starts_with(char::is_uppercase)
                || matches!(words.get(i + 1), Some(&("for" | "on" | "to" | "with"))));
        let before = matches!(tags[i - 1], Tag::Nn | Tag::Jj | Tag::Vbn) || acted_on;
        let after = tags.get(i + 1).is_none_or(|tag| matches!(tag, Tag::In | Tag::To | Tag::Punct | Tag::Cc));
        if word && before && after && matches!(tags[i], Tag::Vb | Tag::Vbp | Tag::Vbn | Tag::Vbd) {
            tags[i] = Tag::Nn;
        }
    }
}
