//! When and where: a date or place in a sentence, and the gatherings that lend theirs to the sentences after them.

use super::occasion::Here;
use super::place::{HERE, here_in, place_in, visited, where_of};
use super::when::{date_read, day_before, is_day, is_validity, own_date, tells};
use super::{Sentence, span};
use crate::extract::deals::RawDeal;
use crate::extract::deals::around::batch;
use crate::extract::document::BlockKind;
use crate::extract::found::Found;
use crate::extract::names::registry::Registry;
use crate::extract::parties::Phrase;
use crate::lexicon::WordSet;
use crate::record::claim::{DateWords, DealClaim, NameKind, Read};
use crate::record::concept::Status;
use crate::record::{Confidence, Span};
use std::sync::LazyLock;

/// A gathering that the sentences after it go on about: its date and its place.
#[derive(Debug, Clone)]
pub struct Scene {
    date: Option<Read<DateWords>>,
    place: Option<Read<usize>>,
}

impl Scene {
    /// Gives a deal its date, and its place if it has none of its own.
    pub(super) fn lend(&self, deal: &mut DealClaim) {
        deal.date.clone_from(&self.date);
        deal.place = deal.place.take().or_else(|| self.place.clone());
    }

    /// When and where several deals were made.
    pub(super) fn new(date: Option<Read<DateWords>>, place: Option<Read<usize>>) -> Self {
        Self { date, place }
    }
}

/// For how many sentences after it a gathering lends its date and place.
const SCENE_LASTS: usize = 4;

/// So many sentences after a deal others are told that were `also signed`.
const ALSO: usize = 4;

/// Of so many deals told by their number a text may go on to tell each.
const SEVERAL: usize = 12;

/// So many sentences may stand before the first of the deals that a headline counts.
const LEAD: usize = 4;

/// The gatherings told so far, and which of them the sentence at hand goes on about.
#[derive(Debug, Default)]
pub(super) struct Scenes {
    /// The gathering told last, with its sentence; a heading ends it.
    near: Option<(usize, Scene)>,
    /// The gathering told last, wherever that was.
    last: Option<Scene>,
    /// When and where the deal of the sentence before was made, with its sentence and block.
    deal: Option<(usize, usize, Scene)>,
    /// When and where several deals were made, with the first sentence that is too far behind.
    several: Option<(usize, Scene)>,
    /// Where the headline says that several deals were made: `Five documents signed at forum in Alma`.
    headline: Option<Read<usize>>,
    /// What the sentence at hand goes on about.
    now: Option<Scene>,
}

impl Scenes {
    /// Before an article is read: a headline that counts deals (`Five deals as the forum closes`) goes with the day and the
    /// place of the first paragraph.
    pub(super) fn announced(sentences: &[Sentence<'_, '_>], registry: &Registry<'_>) -> Self {
        let counts = |s: &&Sentence<'_, '_>| s.kind == BlockKind::Title;
        let title = sentences.iter().find(counts);
        let number = |s: &Sentence<'_, '_>| (0..s.groups.list.len()).find_map(|i| batch(&s.groups, i));
        let several = title.filter(|s| number(s).is_some());
        let headline = several.and_then(|s| place_in(s, registry, 0, s.sent.len(), 600, None));
        let count = title.and_then(number).filter(|n| *n > 1);
        let first = sentences.iter().position(|s| s.kind == BlockKind::Body);
        let (Some(count), Some(first)) = (count.and_then(|n| usize::try_from(n).ok()), first) else {
            return Self { headline, ..Self::default() };
        };
        let lead = || sentences[first..].iter().take_while(|s| s.block == sentences[first].block);
        let day = |d: &&Found<DateWords>| is_day(&d.value) && !is_validity(d) && d.preposition != Some("by");
        let date = lead().find_map(|s| s.dates.iter().find(day).map(|d| date_read(s, d, 600)));
        let place = lead().find_map(|s| place_in(s, registry, 0, s.sent.len(), 600, None)).or_else(|| headline.clone());
        let scene = date.is_some().then(|| (first + 2 * count.min(SEVERAL) + LEAD, Scene { date, place }));
        Self { several: scene, headline, ..Self::default() }
    }

    /// Goes on to a sentence.
    pub(super) fn enter(&mut self, index: usize, sentence: &Sentence<'_, '_>) {
        // What a sentence goes back to lasts for those after it, too.
        if self.near.is_none() && goes_back(sentence) && !is_apart(sentence) {
            self.near = self.last.clone().filter(|scene| scene.date.is_some()).map(|scene| (index, scene));
        }
        let told = !sentence.deals.is_empty();
        let added = || {
            let near = |at: usize, block: usize| {
                at + 1 == index && block == sentence.block || at + ALSO >= index && says_also(sentence)
            };
            self.deal.as_ref().filter(|(at, block, _)| near(*at, *block) && adds(sentence))
        };
        let same = || self.deal.as_ref().filter(|_| same_occasion(sentence)).map(|d| &d.2);
        let again = || self.last.as_ref().filter(|_| goes_back(sentence));
        let near = || self.near.as_ref().map(|(_, scene)| scene);
        self.now = if told {
            added().map(|d| &d.2).or_else(same).or_else(near).or_else(again).cloned()
        } else {
            near().cloned()
        };
    }

    /// `On the sidelines` of what no sentence tells: where the report comes from.
    pub(super) fn beside(
        &self,
        sentence: &Sentence<'_, '_>,
        registry: &mut Registry<'_>,
        here: &Here,
    ) -> Option<Scene> {
        let (words, at) = here.as_ref().filter(|_| self.last.is_none() && goes_back(sentence))?;
        let entry = registry.mention(words, *at, NameKind::Place, "name-place");
        Some(Scene::new(None, Some(Read::new(entry, *at, HERE, Confidence::new(600)))))
    }

    /// The gathering told last, wherever that was.
    pub(super) fn last(&self) -> Option<&Scene> {
        self.last.as_ref()
    }

    /// What the sentence at hand goes on about.
    pub(super) fn now(&self) -> Option<&Scene> {
        self.now.as_ref()
    }

    /// When and where the deals were made that sentence `index` tells one by one, after they were told by their number.
    pub(super) fn one_of_several(&self, index: usize) -> Option<&Scene> {
        self.several.as_ref().filter(|(until, _)| index < *until).map(|(_, scene)| scene)
    }

    /// Remembers a deal made on a day that its own sentence tells.
    pub(super) fn remember(&mut self, index: usize, sentence: &Sentence<'_, '_>, raw: &RawDeal, deal: &DealClaim) {
        let made = matches!(deal.status.value, Status::Signed | Status::Agreed | Status::Established | Status::Renewed);
        let count = raw.batch.map(how_many);
        if let Some(count) = count.filter(|n| made && *n >= 2 && deal.date.is_some()) {
            self.tell_several(index, count, Scene::new(deal.date.clone(), deal.place.clone()));
        }
        let day = deal.date.clone().filter(|d| made && is_day(&d.value) && d.span.overlaps(deal.sentence));
        if let Some(day) = day {
            self.deal = Some((index, sentence.block, Scene::new(Some(day), deal.place.clone())));
        }
    }

    /// Remembers when and where several deals were made that may be told one by one.
    pub(super) fn tell_several(&mut self, index: usize, count: usize, scene: Scene) {
        let place = scene.place.or_else(|| self.headline.clone());
        self.several = Some((index + 2 * count.min(SEVERAL) + 1, Scene { place, ..scene }));
    }

    /// Leaves a sentence that perhaps told a gathering.
    pub(super) fn leave(&mut self, index: usize, sentence: &Sentence<'_, '_>, told: Option<Scene>) {
        if let Some(scene) = told {
            self.last = Some(scene.clone());
            // Later sentences leave out a date; one without a date is meant only where a sentence goes back to it.
            let lends = scene.date.is_some() || scene.place.as_ref().is_some_and(|p| p.rule == HERE);
            self.near = lends.then_some((index, scene)).or(self.near.take());
        } else if sentence.kind == BlockKind::Heading
            || self.near.as_ref().is_some_and(|(at, _)| index > at + SCENE_LASTS)
        {
            self.near = None;
        }
    }
}

/// How many deals a batch may be: `a string of documents` as many as half of what any text tells one by one.
pub(super) fn how_many(batch: i64) -> usize {
    if batch == 0 { SEVERAL / 2 } else { usize::try_from(batch).unwrap_or(usize::MAX) }
}

/// Nouns of gatherings at which deals are made, and the verb of one.
const GATHERINGS: &[&str] = &[
    "assembly",
    "ceremony",
    "conference",
    "congress",
    "consultations",
    "dinner",
    "event",
    "exhibition",
    "expo",
    "fair",
    "forum",
    "gathering",
    "meeting",
    "met",
    "reception",
    "seminar",
    "session",
    "show",
    "summit",
    "symposium",
    "talks",
    "visit",
];

/// The gathering that a sentence of the body tells; only one with a date, which is what later sentences leave out, or
/// one that was `here`.
pub(super) fn scene_of(
    sentence: &Sentence<'_, '_>,
    before: Option<&Sentence<'_, '_>>,
    registry: &mut Registry<'_>,
    here: &Here,
) -> Option<Scene> {
    let sent = sentence.sent;
    // `signed with the Landowners' Forum`: that is whom it was signed with.
    let party = |i: usize| {
        let ends = |phrase: &Phrase| phrase.is_named() && phrase.end == i + 1;
        sentence.deals.iter().any(|d| d.parties.iter().any(|(phrase, _)| ends(phrase)))
    };
    // `The Cooperation Week was opened in Alma`
    let week = |i: usize| sent.is_capital(i) && matches!(sent.lower(i), "festival" | "week");
    let gathers = |i: usize| (is_gathering(sent.lower(i)) || week(i)) && !party(i);
    if sentence.kind != BlockKind::Body || !(0..sent.len()).any(gathers) {
        return None;
    }
    // `plan to meet in Vienna later this year`: nothing is signed there yet.
    let verbs = || sentence.groups.list.iter().filter_map(|g| g.verb());
    if verbs().any(|v| v.future) && !verbs().any(|v| v.past) {
        return None;
    }
    let told = (0..sent.len()).any(|i| tells(sent.lower(i)));
    // `the forum, which opened on 3 February`: nothing is signed on the first day of a forum.
    let opens = |d: &Found<DateWords>| {
        (d.first.saturating_sub(3)..d.first).any(|i| matches!(sent.lower(i), "opened" | "began" | "started" | "opens"))
    };
    // `arrived on Saturday on a visit`: what is signed there is signed later.
    let arrives = |d: &Found<DateWords>| (d.first.saturating_sub(8)..d.first).any(|i| sent.lower(i) == "arrived");
    // `noted that in 2010 trade grew`: no year is the day of a gathering.
    let year = |d: &Found<DateWords>| matches!(d.value, DateWords::On(parts) if parts.month.is_none());
    let fits =
        |d: &&Found<DateWords>| !is_validity(d) && !year(d) && (is_day(&d.value) || !told) && !opens(d) && !arrives(d);
    // `who is on a visit from 21 to 23 May, held talks today`: the day says more.
    let one = |d: &&Found<DateWords>| fits(d) && is_day(&d.value) && !matches!(d.value, DateWords::Between(..));
    let date = sentence.dates.iter().find(one).or_else(|| sentence.dates.iter().find(fits));
    let date = date.map(|d| date_read(sentence, d, 600));
    let place = place_in(sentence, registry, 0, sent.len(), 600, None);
    let place =
        place.or_else(|| visited(sentence, registry)).or_else(|| here_in(sentence, registry, here, 0, sent.len()));
    let told = date.is_some() || place.is_some();
    let date = date.or_else(|| day_before(before?, sentence));
    (told || date.is_some() && goes_back(sentence)).then_some(Scene { date, place })
}

/// The same to be asked for every word of a text.
static GATHERING: LazyLock<WordSet> = LazyLock::new(|| GATHERINGS.iter().copied().map(Box::from).collect());

/// Whether a word, in lower case, names a gathering.
pub fn is_gathering(word: &str) -> bool {
    word.len() >= 3 && GATHERING.contains(word)
}

/// Whether a sentence goes back to a gathering: `at the meeting`, `on the sidelines`, `on the occasion`.
pub(super) fn goes_back(sentence: &Sentence<'_, '_>) -> bool {
    let sent = sentence.sent;
    (0..sent.len()).any(|i| match sent.lower(i) {
        "sidelines" | "margins" | "occasion" => {
            matches!(sent.lower(i + 1), "," | "of" | "") && !names_follow(sentence, i)
        }
        "expo" | "exhibition" | "fair" | "meeting" | "ceremony" | "forum" | "summit" | "session" | "conference"
        | "symposium" | "seminar" | "visit" | "event" | "talks" | "discussion" | "discussions" => {
            // `At the opening ceremony, …`, `In the project signing session, …`
            let said = |k: usize| matches!(sent.lower(k), "the" | "same" | "this");
            let small = |k: &usize| *k > 0 && !said(*k - 1) && sent.word(*k - 1).starts_with(char::is_lowercase);
            let signing = matches!(sent.lower(i.wrapping_sub(1)), "closing" | "opening" | "signing");
            let i = if signing { (i.saturating_sub(2)..i).rev().find(|k| !small(k)).unwrap_or(i) } else { i };
            let before = i.checked_sub(2).map_or("", |k| sent.lower(k));
            // `At the end of the forum`
            let close = before == "of" && i > 2 && matches!(sent.lower(i - 3), "close" | "conclusion" | "end");
            i > 1
                && said(i - 1)
                && (close
                    || matches!(before, "after" | "at" | "during" | "following")
                    || signing && before == "in"
                    || sent.lower(i - 1) == "same")
                && !names_follow(sentence, i)
        }
        _ => false,
    })
}

/// `On the same occasion, …`: when and where the deal before was made.
pub(super) fn same_occasion(sentence: &Sentence<'_, '_>) -> bool {
    (0..sentence.sent.len().min(8)).any(|i| {
        sentence.sent.lower(i) == "same" && matches!(sentence.sent.lower(i + 1), "occasion" | "ceremony" | "event")
    })
}

/// `of the Baku Forum`: a gathering named here is perhaps another one.
fn names_follow(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    sentence.sent.lower(at + 1) == "of" && (at + 2..at + 5).any(|i| sentence.sent.is_capital(i))
}

/// Whether a sentence tells of something apart from what stands before it.
fn is_apart(sentence: &Sentence<'_, '_>) -> bool {
    matches!(sentence.sent.lower(0), "separately" | "meanwhile" | "elsewhere" | "earlier" | "previously" | "recently")
        // `welcomed the recent agreement`: made before, somewhere else.
        || (0..sentence.sent.len()).any(|i| matches!(sentence.sent.lower(i), "recent" | "recently" | "earlier"))
}

/// `The two sides also signed`: those of the deal before.
fn says_also(sentence: &Sentence<'_, '_>) -> bool {
    let sent = sentence.sent;
    (1..sent.len().min(12))
        .any(|i| sent.lower(i) == "also" && matches!(sent.lower(i + 1), "concluded" | "inked" | "signed"))
        && matches!(sent.lower(0), "both" | "the" | "they")
}

/// Whether a sentence adds a deal to the one told just before: `Besides, …`, `A and B also signed …`.
pub(super) fn adds(sentence: &Sentence<'_, '_>) -> bool {
    matches!(sentence.sent.lower(0), "besides" | "moreover" | "furthermore" | "additionally" | "likewise")
        || sentence.sent.lower(0) == "in" && sentence.sent.lower(1) == "addition"
        || matches!(sentence.sent.lower(0), "afterwards" | "later" | "subsequently" | "then")
        || matches!(sentence.sent.lower(0), "minutes" | "hours") && sentence.sent.lower(1) == "later"
        || (0..sentence.sent.len().min(20)).any(|i| sentence.sent.lower(i) == "also")
}

/// When and where the deal was made: from its own sentence, else from the gathering told just before.
pub(super) fn date_and_place(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    registry: &Registry<'_>,
    scene: Option<&Scene>,
) -> (Option<Read<DateWords>>, Option<Read<usize>>) {
    // Words of the purpose tell other dates and places: only what stands before it counts, or at the start.
    let purpose = raw.purpose.get(1).map_or(usize::MAX, |p| p.0);
    let date = own_date(sentence, raw, purpose).map(|d| date_read(sentence, d, 850));
    let act = Some(raw.act.0).filter(|_| raw.rule != "deal-named-between");
    let place = place_in(sentence, registry, 0, purpose.min(sentence.sent.len()), 800, act)
        .filter(|p| !of_another_act(sentence, raw, p.span))
        .or_else(|| where_of(sentence, registry, raw.act.0))
        .filter(|p| !raw.parties.iter().any(|(phrase, _)| span(sentence, phrase.first, phrase.end).overlaps(p.span)));
    let done = matches!(raw.status, Status::Signed | Status::Established | Status::Agreed | Status::Renewed);
    match scene.filter(|_| done && raw.rule != "deal-named-between" && !is_apart(sentence)) {
        Some(scene) if date.is_none() => (scene.date.clone(), place.or_else(|| scene.place.clone())),
        _ => (date, place),
    }
}

/// Whether another act of the sentence stands between the act of a deal and a place: `agreed on a pact, and a protocol is to
/// be signed in Vienna`.
fn of_another_act(sentence: &Sentence<'_, '_>, raw: &RawDeal, place: Span) -> bool {
    let at = |i: usize| span(sentence, i, i + 1).start;
    sentence
        .deals
        .iter()
        .any(|d| d.act.0 >= raw.act.1 && d.noun != raw.noun && at(raw.act.0) < at(d.act.0) && at(d.act.0) < place.start)
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::when_and_where;

    /// For each deal of a text its date and the name of its place.
    fn told(text: &str) -> Vec<(String, String)> {
        when_and_where(text).into_iter().map(|(_, date, place)| (date, place)).collect()
    }

    #[test]
    fn a_meeting_lends_its_day_and_place_and_an_opening_does_not() {
        let told = |first: &str| told(&format!("{first} Kenya and Ghana signed a treaty on fisheries.")).remove(0);
        assert_eq!(told("The ministers met in Vienna on 4 May 2019."), ("2019-05-04".into(), "Vienna".into()));
        assert_eq!(told("The forum opened on 4 May 2019.").0, "");
        assert_eq!(told("The ministers ate in Vienna on 4 May 2019.").0, "");
    }

    #[test]
    fn a_deal_made_earlier_is_not_made_at_the_meeting() {
        let meeting = "The ministers met in Vienna on 4 May 2019.";
        let told = told(&format!("{meeting} Both welcomed the recent agreement between Kenya and Ghana."));
        assert_eq!(told.first().map(|t| t.0.as_str()), Some(""));
    }

    #[test]
    fn what_is_also_signed_is_signed_on_the_same_day() {
        let first = "On 4 May 2019, Kenya and Ghana signed a treaty on fisheries.";
        assert_eq!(told(&format!("{first} Malta and Cyprus also signed a loan agreement."))[1].0, "2019-05-04");
        assert_eq!(told(&format!("{first} Malta and Cyprus signed a loan agreement."))[1].0, "");
    }

    #[test]
    fn a_place_behind_a_thing_is_the_place_of_the_thing() {
        let told = |rest: &str| told(&format!("Kenya and Ghana signed a treaty {rest}.")).remove(0).1;
        assert_eq!(told("in Vienna"), "Vienna");
        assert_eq!(told("for power stations in Swat and Chitral"), "");
    }
    #[test]
    fn a_gathering_lends_its_one_day_and_none_that_is_to_come() {
        let signed = "Kenya and Ghana signed a treaty on fisheries.";
        let visit = "The minister, who is on a visit from 3 to 5 May 2019, held talks in Vienna on 4 May 2019.";
        assert_eq!(told(&format!("{visit} {signed}"))[0].0, "2019-05-04");
        assert_eq!(
            told(&format!("The council will meet in Vienna on 4 May 2029. {signed}"))[0],
            (String::new(), String::new())
        );
    }

    #[test]
    fn a_place_is_that_of_the_act_it_stands_with() {
        let text = "Kenya and Ghana agreed on a treaty on fish, and a separate protocol is to be signed in Vienna in May 2029.";
        assert_eq!(told(text)[0].1, "");
        let held =
            "Kenya and Ghana signed a treaty at a meeting that was held at the ministry's headquarters in Vienna.";
        assert_eq!(told(held)[0].1, "Vienna");
    }
}
