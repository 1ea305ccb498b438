//! What a name names: by its head word, its legal form, the gazetteer, and the words beside it.

use super::run::{document_noun, is_acronym, is_legal_form, is_noun, is_place_head};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::{HeadPosition, Lexicon, PlaceLevel, singular};
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// The kind of the name from `first` to `end` by itself, and a little of what follows it.
pub fn kind(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> (NameKind, &'static str) {
    let lower = |i: usize| sent.lower(i);
    let last = lower(end - 1);
    if let Some((length, body)) = lexicon.bodies.longest_at(first, lower)
        && first + length == end
    {
        return (NameKind::Organization(*body), "name-known-body");
    }
    if has_legal_form(sent, lexicon, first, end) {
        let kind = if (first..end).any(|i| matches!(lower(i), "bank")) { PartyKind::Bank } else { PartyKind::Company };
        return (NameKind::Organization(kind), "name-legal-form");
    }
    if end > first + 1
        && let Some(head) = lexicon.org_heads.word(lower(first)).filter(|head| head.position == HeadPosition::Prefix)
    {
        let foreign = head.kind != PartyKind::Company;
        return (NameKind::Organization(head.kind), if foreign { "name-head-first" } else { "name-legal-form" });
    }
    if let Some((length, hit)) = lexicon.places.longest_at(first, lower)
        && (first + length == end || first + length + 1 == end && is_place_head(last) && !hit.demonym)
    {
        return (NameKind::Place, if hit.level == PlaceLevel::Country { "name-country" } else { "name-place" });
    }
    // The head at the end, longest phrase first: `Free Trade Zone`, `School District`.
    for n in (1..=3usize).rev() {
        if end < first + n + usize::from(n == 1) && !(n == 1 && end == first + 1 && sent.is_capital(first)) {
            continue;
        }
        if let Some((length, head)) = lexicon.org_heads.longest_at(end - n, lower)
            && length == n
            && head.position != HeadPosition::Suffix
            && (end > first + n || is_acronym(sent.word(first)))
        {
            // `Consortium of Agrarian Universities`: those that it is of.
            let members = singular(last) != last && last != "customs";
            if let Some(kind) = head_before_of(sent, lexicon, first, end).filter(|_| members) {
                return (NameKind::Organization(kind), "name-head-first");
            }
            return (NameKind::Organization(head.kind), "name-head-last");
        }
    }
    // `Borealis Partners`: a tail of companies' names.
    if end > first + 1
        && sent.is_capital(end - 1)
        && let Some(&kind) = lexicon.tails.word(last)
        // `Printing Partner` may be anything.
        && (singular(last) != last || !lexicon.posts.holds(last))
    {
        return (NameKind::Organization(kind), "name-tail");
    }
    // `Hospital San Aurelio`, `Bank Nusa`
    if end > first + 1
        && matches!(lower(first), "hospital" | "bank")
        && sent.is_capital(first + 1)
        && let Some(head) = lexicon.org_heads.word(lower(first))
    {
        return (NameKind::Organization(head.kind), "name-head-first");
    }
    if let Some(kind) = head_before_of(sent, lexicon, first, end) {
        return (NameKind::Organization(kind), "name-head-first");
    }
    if is_place_head(last) && end > first + 1 {
        return (NameKind::Place, "name-place-head");
    }
    if lexicon.initiative_heads.get(last).is_some_and(|head| head.names) && end > first + 1 {
        return (NameKind::Initiative, "name-initiative");
    }
    if acts_for(sent, lexicon, first, end) {
        return (NameKind::Person, "name-person-acts-for");
    }
    if let Some(kind) = noun_before(sent, lexicon, first) {
        return (NameKind::Organization(kind), "name-after-noun");
    }
    // `payroll specialist Clarepay`, `longtime partner Kestra`, `ferry leader HarbourLine`: people are told by two
    // names at first, and have no capital inside one.
    let mixed = sent.word(first).chars().skip(1).any(char::is_uppercase) && !is_acronym(sent.word(first));
    // `Greek owner Kestra Maritime`, `its Bielefeld rival Kestra Maschinenbau`
    let owns = first > 1
        && match lower(first - 1) {
            "owner" | "operator" => lexicon.places.word(lower(first - 2)).is_some_and(|hit| hit.demonym),
            "competitor" | "rival" => lexicon.places.word(lower(first - 2)).is_some(),
            _ => false,
        };
    if owns {
        return (NameKind::Organization(PartyKind::Company), "name-after-noun");
    }
    let firm = end == first + 1 && first > 1 && {
        let noun = is_firm_too(sent.lower(first - 1)) && is_noun(sent.tag(first - 2));
        noun || sent.lower(first - 1) == "partner" || mixed && sent.lower(first - 1) == "leader"
    };
    if firm && !sent.is_capital(first - 1) {
        return (NameKind::Organization(PartyKind::Company), "name-after-noun");
    }
    // `the chief Crown negotiator`: the name says whose post it is.
    let of_post = end == first + 1 && !sent.is_capital(end) && post_at(sent, lexicon, end).is_some();
    // `its partner Kestra Harbour`: a firm or a person.
    let partner = first > 0 && sent.word(first - 1) == "partner";
    // `the General Agreement on Trade`
    let paper = document_noun(sent, lexicon, first);
    if before_is_post(sent, lexicon, first)
        && !(partner || paper || of_post)
        && end - first <= 4
        && !is_acronym(sent.word(first))
    {
        return (NameKind::Person, "name-person-after-post");
    }
    if (2..=3).contains(&(end - first)) && after_post_and_comma(sent, lexicon, first, end) {
        return (NameKind::Person, "name-person-after-post");
    }
    if (2..=4).contains(&(end - first))
        && followed_by_post(sent, lexicon, first, end)
        && !is_acronym(sent.word(end - 1))
    {
        return (NameKind::Person, "name-person-before-post");
    }
    if (2..=3).contains(&(end - first)) && speaks(sent, lexicon, first, end) {
        return (NameKind::Person, "name-person-speaks");
    }
    (NameKind::Other, "name-capitals")
}

/// The head before `of`: `University of Dar es Salaam`, `Ministry of Trade and Industry`, `Chamber of Commerce of Alma`.
fn head_before_of(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> Option<PartyKind> {
    let lower = |i: usize| sent.lower(i);
    let ofs = (first..end).filter(|&at| matches!(lower(at), "of" | "for" | "on")).take(2);
    let before = |at: usize| {
        (1..=3usize).rev().filter(|n| at >= first + n).find_map(|n| {
            let (length, head) = lexicon.org_heads.longest_at(at - n, lower)?;
            (length == n && head.position != HeadPosition::Suffix).then_some(head.kind)
        })
    };
    ofs.into_iter().find_map(before)
}

/// Whether the name has a legal form at its end (`S.A. de C.V.`) or, in the way of Russia, before it (`OOO`).
fn has_legal_form(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    let form = |at: usize| {
        let hit = lexicon.org_heads.longest_at(at, |i| sent.lower(i));
        hit.filter(|(_, head)| head.position == HeadPosition::Suffix).map(|(length, _)| length)
    };
    let before = form(first).is_some_and(|length| {
        first + length < end && (length > 1 || is_acronym(sent.word(first)) && sent.word(first).len() > 2)
    });
    let after = (2..=6usize).any(|n| end > first + n && form(end - n) == Some(n));
    before || after || is_legal_form(lexicon, sent.lower(end - 1))
}

/// Whether somebody signs for a body: `signed by Ada Brook for Norland`, `Ada Brook on behalf of the port`.
fn acts_for(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    let named = |at: usize| sent.is_capital(at + usize::from(sent.lower(at) == "the"));
    let behalf = sent.lower(end) == "on" && sent.lower(end + 1) == "behalf" && sent.lower(end + 2) == "of";
    let acts = behalf && named(end + 3) || sent.lower(end) == "for" && named(end + 1);
    let signed = (first.saturating_sub(8)..first)
        .any(|i| matches!(sent.lower(i), "signed" | "inked" | "initialled" | "initialed" | "by"))
        && first > 0
        && matches!(sent.lower(first - 1), "by" | "and" | ",");
    let words = (2..=3).contains(&(end - first));
    acts && signed && words && (first..end).all(|i| is_given_name(sent, lexicon, i))
}

/// Whether the word could be part of a person's name: a capital, no place, no word of bodies, no acronym.
fn is_given_name(sent: &Sent<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let lower = sent.lower(i);
    sent.is_capital(i)
        && !is_acronym(sent.word(i))
        && !lexicon.name_words.contains(lower)
        && !lexicon.no_people.contains(lower)
        && lexicon.places.word(lower).is_none()
        && lexicon.org_heads.word(lower).is_none()
        && lexicon.tails.word(lower).is_none()
}

/// Whether the words name a people (`Chinese`, `South Korean`).
pub(super) fn is_people(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    lexicon
        .places
        .longest_at(first, |i| sent.lower(i))
        .is_some_and(|(length, hit)| first + length == end && hit.level == PlaceLevel::Country)
}

/// What the common noun right before a name says it is: `shipping company Sever`, `a local company, Sever`.
fn noun_before(sent: &Sent<'_>, lexicon: &Lexicon, first: usize) -> Option<PartyKind> {
    let comma = first > 2 && sent.word(first - 1) == ",";
    let noun = first.checked_sub(1 + usize::from(comma))?;
    let lower = sent.lower(noun);
    // `oil major Norfossil`, `army major Ada Brook`
    let post = lexicon.posts.holds(lower)
        && !(lexicon.body_nouns.word(lower).is_some() && noun > 0 && lexicon.areas.holds(sent.lower(noun - 1)));
    if sent.is_capital(noun) || sent.title_case || singular(lower) != lower || post {
        return None;
    }
    // `the company, Sever`: only an indefinite noun is named by what follows its comma.
    let opens = (0..noun).rev().find(|&i| !(is_noun(sent.tag(i)) || sent.tag(i) == Tag::Jj));
    if comma && !opens.is_some_and(|i| matches!(sent.lower(i), "a" | "an")) {
        return None;
    }
    names_next(lexicon, lower)
}

/// The kind of a common noun that can stand right before a name and say what it is.
pub fn names_next(lexicon: &Lexicon, lower: &str) -> Option<PartyKind> {
    let head = lexicon.org_heads.word(lower).filter(|head| head.position == HeadPosition::Last).map(|head| head.kind);
    let fits = |kind: &PartyKind| {
        matches!(kind, PartyKind::Company | PartyKind::Bank | PartyKind::University | PartyKind::Association)
    };
    head.filter(fits).or_else(|| lexicon.body_nouns.word(lower).copied())
}

/// Words for an occupation that firms have too.
fn is_firm_too(lower: &str) -> bool {
    matches!(lower, "consultant" | "partner" | "producer" | "specialist")
}

/// Whether one to three nouns that start at `at` say what the name after them is: `copper miner Salar`.
pub fn describes(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let noun = |i: usize| !sent.is_capital(i) && (is_noun(sent.tag(i)) || sent.tag(i) == Tag::Jj);
    !sent.title_case
        && (at..at + 3)
            .take_while(|&i| noun(i))
            .any(|i| sent.is_capital(i + 1) && noun_before(sent, lexicon, i + 1).is_some())
}

/// Whether a post in lower case stands right before: `party secretary Zhang Wei`.
fn before_is_post(sent: &Sent<'_>, lexicon: &Lexicon, first: usize) -> bool {
    (1..=4usize)
        .filter(|&n| first >= n)
        .any(|n| post_at(sent, lexicon, first - n).is_some_and(|(length, ())| length == n))
        || first > 0
            && (lexicon.honorifics.contains(sent.lower(first - 1).trim_end_matches('.'))
                || matches!(sent.lower(first - 1), "counterpart" | "counterparts"))
}

/// Whether a post and a comma stand before a person's name, and a mark after it: `its transport minister, Ada Brook,`.
fn after_post_and_comma(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    first > 1
        && sent.word(first - 1) == ","
        && matches!(sent.word(end), "," | "." | ")" | ";")
        && (1..=4usize)
            .filter(|&n| first > n)
            .any(|n| post_at(sent, lexicon, first - 1 - n).is_some_and(|(length, ())| length == n))
        && (first..end).all(|i| is_given_name(sent, lexicon, i))
}

/// Whether a comma and a post follow: `Don Owens, Chairman and CEO of …`, `Liu Wendao, deputy secretary of …`.
fn followed_by_post(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    if !matches!(sent.word(end), "," | "(") {
        return false;
    }
    // `your premier agency` advertises.
    if matches!(sent.lower(end + 1), "your" | "our" | "my") {
        return false;
    }
    // `Acme Cement, represented by its director, signed`: the post of another.
    if sent.tag(end + 1) == Tag::Vbn && sent.lower(end + 2) == "by" {
        return false;
    }
    // `On Day One, President Brook rejoined …`: the post is that of the name behind it.
    let setting =
        first.checked_sub(1).is_some_and(|i| matches!(sent.lower(i), "at" | "by" | "from" | "in" | "on" | "since"));
    let other = post_at(sent, lexicon, end + 1).is_some_and(|(length, ())| sent.is_capital(end + 1 + length));
    if setting && other {
        return false;
    }
    // The post's own words may have others before them: `, the company's chief executive`.
    let goes_on = |at: usize| {
        at == end + 1 || !matches!(sent.tag(at - 1), Tag::In | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Wp | Tag::Wdt)
    };
    let held = |at: usize| {
        let post = post_at(sent, lexicon, at);
        // `signed with Acme Telecom, officials said`: others who say so.
        let others = |length: usize| {
            let last = sent.lower(at + length - 1);
            singular(last) != last && at == end + 1
        };
        post.is_some_and(|(length, ())| {
            !others(length) && !describes_firm(sent, at, length) && !is_attributive(sent, at + length)
        })
    };
    let stops = |i: usize| matches!(sent.word(i), "," | "." | ";" | ")");
    (end + 1..end + 6).take_while(|&i| !stops(i)).any(|at| goes_on(at) && held(at))
}

/// Whether a noun in small letters follows a post, perhaps behind adjectives: `a premier global platform`, `a chief port`.
pub fn is_attributive(sent: &Sent<'_>, end: usize) -> bool {
    let head = (end..end + 3).take_while(|&i| !sent.is_capital(i)).find(|&i| sent.tag(i) != Tag::Jj);
    head.is_some_and(|i| is_noun(sent.tag(i)))
}

/// Whether a word for a post says what a firm is: `Acme, a global leader in testing`, `Acme is a trusted partner to cities`;
/// not `Ada Brook, a partner at Acme`.
pub fn describes_firm(sent: &Sent<'_>, at: usize, length: usize) -> bool {
    let next = at + length;
    let behind = match sent.lower(next - 1) {
        "leader" => matches!(sent.lower(next), "in" | "for" | "across" | "within" | "among"),
        "adviser" | "advisor" | "agent" | "manager" | "partner" | "producer" => {
            let field = match sent.lower(next) {
                "for" | "that" | "to" => true,
                "in" | "of" | "with" => !sent.is_capital(next + 1),
                _ => false,
            };
            field && !matches!(sent.lower(next + 1), "her" | "his" | "the")
        }
        _ => false,
    };
    let mut before = (at.saturating_sub(5)..at).rev().take_while(|&i| !matches!(sent.word(i), "," | "(" | "is"));
    behind && before.any(|i| matches!(sent.lower(i), "a" | "an" | "global" | "industry" | "market" | "world"))
}

/// Whether the name says something: `said Don Owens`, `Ai Hao said`.
fn speaks(sent: &Sent<'_>, lexicon: &Lexicon, first: usize, end: usize) -> bool {
    let says = |i: usize| {
        matches!(
            sent.lower(i),
            "said" | "says" | "added" | "noted" | "told" | "commented" | "explained" | "remarked" | "stated"
        )
    };
    let person_like = (first..end).all(|i| {
        sent.word(i).chars().next().is_some_and(char::is_uppercase)
            && !lexicon.name_words.contains(sent.lower(i))
            && lexicon.places.word(sent.lower(i)).is_none()
    });
    if says(end) && says_of_itself(sent, end) {
        return false;
    }
    // `Brook said Acme Pay would sell`: the subject of what is said.
    let subject = matches!(sent.tag(end), Tag::Md | Tag::Vbd | Tag::Vbz) && !says(end);
    person_like && (says(end) || first > 0 && says(first - 1) && !subject)
}

/// Whether whoever says something at position `said` tells what `it` does: `Acme Cement said it had signed`, not `Brook said
/// it was late`. A body does.
pub fn says_of_itself(sent: &Sent<'_>, said: usize) -> bool {
    let day = usize::from(sent.lower(said + 1) == "on")
        + usize::from(sent.lower(said + 1) == "on" || sent.tag(said + 1) == Tag::Nnp);
    let at = [said + 1, said + 1 + day].into_iter().find(|&at| matches!(sent.lower(at), "it" | "that"));
    let Some(at) = at.map(|at| at + usize::from(sent.lower(at) == "that")) else { return false };
    let acts = match sent.lower(at + 1) {
        "had" | "has" | "will" | "would" => !matches!(sent.lower(at + 2), "be" | "been" | "not"),
        "is" | "was" => sent.tag(at + 2) == Tag::Vbg,
        _ => matches!(sent.tag(at + 1), Tag::Vbd | Tag::Vbz),
    };
    sent.lower(at) == "it" && acts
}

/// The length of the honorific that starts at `at`: `Mr.`, `Tan Sri`, `Lt. Gen.`
pub fn honorific_at(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<usize> {
    let opens = || lexicon.honorific_starts.contains(sent.lower(at).trim_end_matches('.'));
    if !sent.is_capital(at) || !opens() {
        return None;
    }
    (1..=3usize).rev().find(|&n| {
        let words: Vec<&str> = (at..at + n).map(|i| sent.lower(i)).collect();
        let words = words.join(" ").replace(" .", ".");
        lexicon.honorifics.contains(words.trim_end_matches('.'))
    })
}

/// The length of the post that starts at `at`.
pub fn post_at(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> Option<(usize, ())> {
    let found = sent.post(at, |at| {
        let (length, ()) = lexicon.posts.longest_at(at, |i| sent.word(i), |i| sent.lower(i))?;
        // `Chief Talent Officer`: whatever the office is.
        if sent.lower(at) == "chief"
            && length == 1
            && let Some(officer) = (at + 2..at + 5).find(|&i| sent.lower(i) == "officer")
            && (at..=officer).all(|i| sent.is_capital(i) == sent.is_capital(at) || matches!(sent.lower(i), "and" | "&"))
        {
            return Some(officer + 1 - at);
        }
        // `a major Acme outage`: an adjective in small letters, not a rank.
        let how = length == 1 && matches!(sent.word(at), "major" | "principal") && at > 0 && sent.lower(at - 1) == "a";
        (!how && !ends_company(sent, lexicon, at, at + length)).then_some(length)
    });
    found.map(|length| (length, ()))
}

/// Whether a post and `of` or `for` stand right before: `Minister of …`.
pub fn follows_post(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|&of| matches!(sent.lower(of), "of" | "for")) else { return false };
    (1..=4usize).filter(|&n| of >= n).any(|n| post_at(sent, lexicon, of - n).is_some_and(|(length, ())| length == n))
}

/// `Borealis Partners`, `Golden Coach`: a word for a post that ends the name of a company.
fn ends_company(sent: &Sent<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let lower = sent.lower(at);
    at > 0
        && end == at + 1
        && sent.is_capital(at)
        && sent.is_capital(at - 1)
        && is_noun(sent.tag(at - 1))
        && lexicon.tails.word(lower).is_some()
        && (singular(lower) != lower
            || !sent.is_capital(end)
                && !matches!(sent.lower(end), "of" | "for" | "to" | "at")
                && !lexicon.name_words.contains(sent.lower(at - 1)))
        && lexicon.posts.longest_at(at - 1, |i| sent.word(i), |i| sent.lower(i)).is_none()
}
