//! Cues of page furniture: words that stand on web pages beside the article, in English.
//!
//! General to the web and to press-release wires; collected from the page templates of news portals, government sites
//! and wire services.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// What a short line is about when it begins with one of these (lower case); they need a word boundary after them.
#[rustfmt::skip] // A word a line would fill pages.
const BEGINS: &[&str] = &[
    "about us", "accept all", "accept cookies", "advertise", "advertisement", "all rights reserved",
    "also on this page", "also read", "also see", "also watch", "attachment", "back to top", "best viewed",
    "breadcrumb", "by continuing to browse", "caption", "click here", "click to", "comment", "comments",
    "communications and media office", "company contact", "contact", "contact details", "contact for media",
    "contact information", "contact person", "contact us", "contacts", "cookie", "cookies", "copyright",
    "current location", "current position", "disclaimer", "download", "e-mail", "editor", "email", "facebook",
    "fax", "file photo", "find out more", "follow us", "font", "font size", "for enquiries", "for further details",
    "for further information", "for immediate release", "for inquiries", "for media enquiries",
    "for media inquiries", "for more details", "for more information", "for more news", "for press inquiries",
    "forward looking statements", "forward-looking statements", "got a story", "hits", "home page", "host",
    "hot news", "i agree", "icp", "image", "image credit", "image source", "in other news", "investor contact",
    "investor contacts", "investor relations contact", "join our", "keywords", "latest articles", "latest news",
    "latest stories", "learn more", "leave a comment", "leave a message", "leave a reply", "leaving a message",
    "like this", "liked this", "link to", "linkedin", "links", "log in", "login", "logo", "media contact",
    "media contacts", "media enquiries", "media inquiries", "media relations", "media room", "mobile", "more from",
    "more information", "more news", "more on this", "more stories", "most popular", "most read", "most viewed",
    "multimedia", "must read", "navigation", "newsletter", "newsroom", "next", "next article", "next page",
    "next post", "note to investors", "original press release", "original/source press release", "our privacy",
    "page views", "permalink", "phone", "photo", "photo by", "photo caption", "photo courtesy", "photo credit",
    "photo download", "photograph", "photos", "picture", "please follow", "please see full terms", "please share",
    "please use ie", "popular news", "position", "powered by", "press contact", "press contacts", "prev",
    "previous", "previous article", "previous page", "previous post", "print", "privacy", "privacy policy",
    "read also", "read more", "read next", "read the full", "recommended", "recommended for you",
    "recommended reading", "related", "related articles", "related content", "related links", "related news",
    "related posts", "related reading", "related stories", "related story", "safe harbor", "safe harbor statement",
    "safe harbour statement", "save", "scan the qr", "search", "see also", "send us", "share", "share on",
    "share this", "share to", "sign in", "sign up", "site map", "sitemap", "skip to", "source version", "sponsor",
    "sponsored", "sponsored by", "stay connected", "stay informed", "stay up to date", "subscribe", "subscribe to",
    "tag", "tags", "technical support", "tel", "telephone", "terms and conditions", "terms of service",
    "terms of use", "this site uses cookies", "this website uses cookies", "to receive", "to subscribe", "topics",
    "trending", "tweet", "twitter", "undertaker", "unsubscribe", "view original", "view source version", "views",
    "visit our", "watch also", "we use cookies", "website", "websites", "wechat", "whatsapp", "you may also like",
    "you might also like", "©",
];

/// The cues of `BEGINS` that are also words of running text: they count only before a colon or alone on the line.
#[rustfmt::skip] // A word a line would fill pages.
const ALONE: &[&str] = &[
    "advertise", "attachment", "caption", "comment", "comments", "contact", "contacts", "cookie", "cookies",
    "download", "e-mail", "editor", "email", "facebook", "fax", "font", "hits", "host", "image", "in other news",
    "investor contact", "keywords", "link to", "linkedin", "links", "logo", "media relations", "mobile",
    "more information", "multimedia", "newsletter", "newsroom", "next", "phone", "photo", "photograph", "photos",
    "picture", "position", "previous", "print", "privacy", "recommended", "related", "save", "search", "share",
    "sponsor", "sponsored", "tag", "tags", "tel", "telephone", "to receive", "topics", "trending", "tweet",
    "twitter", "views", "website", "websites", "wechat", "whatsapp",
];

/// Words that make a line furniture wherever they stand in it, if the line is not long.
#[rustfmt::skip] // A word a line would fill pages.
const HOLDS: &[&str] = &[
    "all rights reserved", "best viewed with", "browse this site", "by calling this telephone number",
    "continuing to browse our site", "cookie policy", "cookie settings", "copy and paste this", "copyright (c)",
    "copyright ©", "icp 备", "icp备", "illegal and undesirable information", "is powered by", "join our newsletter",
    "may not be published, broadcast", "may not be reproduced", "media contact:", "newsletter", "no part of this",
    "our use of cookies", "powered by", "press release distribution", "privacy policy", "privacy statement",
    "qr code", "rights reserved", "share this", "sign up for", "subscribe to our", "terms and conditions",
    "terms of service", "terms of use", "unsubscribe", "uses cookies", "view source version on", "公网安备", "版权所有",
    "网安备",
];

/// Words of a disclaimer: two of them make a paragraph of any length one.
#[rustfmt::skip] // A word a line would fill pages.
const DISCLAIMS: &[&str] = &[
    "actual results", "annual report on form 10-k", "assume no obligation", "differ materially",
    "does not constitute an offer", "forward looking", "forward-looking", "information purposes only",
    "investment advice", "no assurance", "not a guarantee", "past performance",
    "private securities litigation reform act", "quarterly reports on form 10-q", "risk factors",
    "risks and uncertainties", "safe harbor", "safe harbour", "securities act of 1933",
    "securities and exchange commission", "securities exchange act of 1934", "solicitation of an offer",
    "undertakes no obligation", "undue reliance",
];

/// Headings after which lists of other pages follow.
#[rustfmt::skip] // A word a line would fill pages.
const RELATED: &[&str] = &[
    "also on", "elsewhere on", "read next", "editor's picks", "hot news", "in other news", "latest articles",
    "latest news", "latest stories", "more from", "more news", "more on this", "more stories", "most popular",
    "most read", "most viewed", "news list", "popular news", "read also", "recommended", "recommended for you",
    "recommended reading", "related", "related articles", "related content", "related links", "related news",
    "related posts", "related reading", "related stories", "see also", "trending", "you may also like",
    "you might also like", "also read", "also see",
];

/// Headings after which names and numbers to call follow.
#[rustfmt::skip] // A word a line would fill pages.
const CONTACTS: &[&str] = &[
    "company contact", "contact", "contact details", "contact information", "contact person", "contacts",
    "for enquiries", "for inquiries", "for media enquiries", "for media inquiries", "for press inquiries",
    "investor contact", "investor contacts", "investor relations contact", "media contact", "media contacts",
    "media enquiries", "media inquiries", "press contact", "press contacts",
];

/// Items of menus.
#[rustfmt::skip] // A word a line would fill pages.
const MENU: &[&str] = &[
    "about", "about us", "advertise", "app", "archive", "archives", "blog", "business", "careers", "categories",
    "chinese", "columns", "contact", "contact us", "cookie settings", "cookies", "cooperation", "culture",
    "download", "economy", "education", "english", "enterprises", "events", "faq", "feedback", "forum", "gallery",
    "government", "health", "help", "home", "home page", "homepage", "imprint", "index", "industry",
    "international", "investment", "jobs", "language", "latest", "latest news", "life", "lifestyle", "links",
    "local", "log in", "login", "mail", "map", "markets", "media", "menu", "more", "multimedia", "my account",
    "national", "news", "news center", "news centre", "newsletter", "newsroom", "notice", "notices", "opinion",
    "photo", "photos", "podcasts", "policy", "politics", "press", "press releases", "print", "privacy",
    "privacy policy", "products", "projects", "publications", "regions", "register", "resources", "rss", "science",
    "search", "services", "share", "shop", "sign in", "sign up", "site map", "sitemap", "society", "sport",
    "sports", "statistics", "subscribe", "support", "talents", "tech", "technology", "terms", "terms of use", "top",
    "topics", "tourism", "trade", "travel", "user agreement", "video", "videos", "weather", "world", "中文", "首页",
];

/// The longest line, in words, that a cue at its beginning makes furniture.
const OPENING: usize = 40;
/// The longest line, in words, that a cue anywhere in it makes furniture.
const SHORT: usize = 60;

static HOLDS_ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(HOLDS).ok());
static DISCLAIMS_ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(DISCLAIMS).ok());
static MENU_ITEMS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(MENU).ok());

/// Whether a line is page furniture by its words; `line` in lower case, without marks, `words` its number of words.
pub fn is_furniture(line: &str, words: usize) -> bool {
    if words <= SHORT && HOLDS_ANY.as_ref().is_some_and(|cues| cues.is_match(line)) {
        return true;
    }
    if words <= OPENING && begins(line, words).is_some() {
        return true;
    }
    words <= 3 && MENU.binary_search(&line.trim_end_matches(['>', ':', '.'])).is_ok()
        || is_menu(line, words)
        || is_contact(line, words)
}

/// The cue that a line begins with.
fn begins(line: &str, words: usize) -> Option<&'static str> {
    // The longest cue wins: the ones that share a beginning are next to each other.
    let first = *line.as_bytes().first()?;
    let from = BEGINS.partition_point(|cue| cue.as_bytes()[0] < first);
    let alike = BEGINS[from..].iter().take_while(|cue| cue.as_bytes()[0] == first);
    let cue = alike.filter(|cue| starts_with_words(line, cue)).last()?;
    let rest = line[cue.len()..].trim_start();
    let cue_words = cue.split(' ').count();
    let alone =
        words <= cue_words + 1 || rest.starts_with([':', '：', '>', '|', '/', '»', '…', '(', '[']) || rest.is_empty();
    (alone || ALONE.binary_search(cue).is_err()).then_some(*cue)
}

fn starts_with_words(line: &str, cue: &str) -> bool {
    line.starts_with(cue)
        && !line[cue.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '\'')
}

/// Whether a paragraph of any length disclaims: forward-looking statements, no offer, no advice.
pub fn is_disclaimer(paragraph: &str) -> bool {
    let Some(cues) = DISCLAIMS_ANY.as_ref() else { return false };
    let mut first = None;
    paragraph.len() < 20_000
        && cues.find_iter(paragraph).any(|hit| first.replace(hit.pattern()).is_some_and(|seen| seen != hit.pattern()))
}

/// Whether a line heads a disclaimer.
pub fn is_disclaimer_heading(line: &str) -> bool {
    ["forward", "safe harbo", "disclaimer", "cautionary"].iter().any(|cue| line.starts_with(cue))
        && ["statement", "disclaimer", "harbor", "harbour"].iter().any(|cue| line.contains(cue))
}

/// Whether a word is an item of menus.
pub fn is_menu_word(word: &str) -> bool {
    MENU.binary_search(&word).is_ok()
}

/// Whether a line heads a list of other pages.
pub fn heads_related(line: &str, words: usize) -> bool {
    words <= 8 && RELATED.iter().any(|cue| starts_with_words(line, cue))
}

/// Whether a line heads names and numbers to call.
pub fn heads_contacts(line: &str, words: usize) -> bool {
    words <= 12 && CONTACTS.iter().any(|cue| starts_with_words(line, cue))
}

/// The byte at which a run of menu items that starts the line ends, if there are two or more.
pub fn menu_run(line: &str) -> Option<usize> {
    let (mut at, mut items) = (0, 0);
    loop {
        let gap =
            line[at..].len() - line[at..].trim_start_matches([' ', '\u{A0}', '|', '>', '»', '/', '·', '-', ':']).len();
        let found = MENU.iter().filter(|item| starts_with_words(&line[at + gap..], item)).map(|item| item.len()).max();
        match found {
            Some(length) => (at, items) = (at + gap + length, items + 1),
            None => return (items >= 2).then_some(at),
        }
    }
}

/// Whether a line is a menu: short parts between bars or arrows, or menu items glued together.
fn is_menu(line: &str, words: usize) -> bool {
    if words > SHORT || line.ends_with('.') {
        return false;
    }
    let parts: Vec<&str> = line
        .split(['|', '>', '»', '·', '/', '•', '[', ']'])
        .map(|part| part.trim_matches([' ', '\u{A0}', ':']))
        .filter(|p| !p.is_empty())
        .collect();
    let short = parts.iter().filter(|part| part.split_whitespace().count() <= 4).count();
    let known = parts.iter().filter(|part| MENU.binary_search(part).is_ok()).count();
    if parts.len() >= 2 && known >= 1 && (short == parts.len() || (parts.len() >= 3 && known * 2 >= parts.len())) {
        return true;
    }
    // `homenews centerlatest news`: little is left when the items are taken out.
    let Some(items) = MENU_ITEMS.as_ref().filter(|_| words <= 12) else { return false };
    let (taken, hits) = items.find_iter(line).fold((0, 0), |(taken, hits), hit| (taken + hit.len(), hits + 1));
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    hits >= 2 && taken * 5 >= letters * 4
}

/// Whether a short line holds a way to reach someone: a mail address, a number to call.
fn is_contact(line: &str, words: usize) -> bool {
    if words > 20 {
        return false;
    }
    let mail = line.split('@').collect::<Vec<_>>().windows(2).any(|pair| {
        pair[0].ends_with(|c: char| c.is_ascii_alphanumeric())
            && pair[1].starts_with(|c: char| c.is_ascii_alphanumeric())
    });
    let calls = ["tel:", "tel.:", "tel. ", "phone:", "telephone:", "fax:", "mob:", "电话", "传真", "邮箱"];
    mail || calls.iter().any(|cue| line.contains(cue))
}

/// Words in the names of newspapers, agencies and news sites.
const MEDIA: &[&str] = &[
    "advertiser",
    "agency",
    "argus",
    "broadcaster",
    "bulletin",
    "champion",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "echo",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "media",
    "mercury",
    "messenger",
    "mirror",
    "monitor",
    "news",
    "newspaper",
    "newswire",
    "observer",
    "online",
    "portal",
    "post",
    "press",
    "radio",
    "record",
    "recorder",
    "register",
    "reporter",
    "review",
    "sentinel",
    "spectator",
    "standard",
    "star",
    "statesman",
    "sun",
    "telegraph",
    "television",
    "times",
    "today",
    "tribune",
    "tv",
    "vanguard",
    "weekly",
    "wire",
];

/// Whether a word, in lower case, ends names of newspapers, agencies and news sites.
pub fn is_medium(word: &str) -> bool {
    MEDIA.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture(line: &str) -> bool {
        is_furniture(&line.to_ascii_lowercase(), line.split_whitespace().count())
    }

    #[test]
    fn furniture_is_told_by_its_words() {
        for line in [
            "Home | News | Contact us",
            "Home > News > Business",
            "HomeNews centerLatest news",
            "Share this story",
            "Copyright 2012 All Rights Reserved by the Board",
            "Tel: (852) 2000 0000",
            "jane@office.example",
            "Read more>>",
            "We use cookies to remember you.",
            "Powered by SiteBuilder 7.2",
            "About UsContact Us",
            "Photo Download: here",
            "For more information, please visit our pages.",
            "Contact DetailsJane Doe jane@x.example",
            "Tags: #trade",
            "Terms of use · Privacy · Advertise with us",
            "Previous article: The board meets",
            "Contact",
        ] {
            assert!(furniture(line), "{line}");
        }
    }

    #[test]
    fn sentences_that_begin_alike_are_none() {
        for line in [
            "Contact between the two ministries was renewed in May.",
            "Related industries will move to the park.",
            "Host city Zibo signed the memorandum on Monday.",
            "Share prices rose after the deal.",
            "Search and rescue teams of both coasts signed a plan.",
            "About 300 guests came.",
            "Trade / investment cooperation agreement signed by two boards of the region",
            "Position papers were exchanged by the two sides.",
            "Next year the parties meet again.",
        ] {
            assert!(!furniture(line), "{line}");
        }
    }

    #[test]
    fn two_cues_make_a_disclaimer_and_one_does_not() {
        assert!(is_disclaimer("these forward-looking statements involve risks and uncertainties"));
        assert!(!is_disclaimer("a forward-looking partnership; a forward-looking plan"));
    }

    #[test]
    fn a_run_of_menu_items_ends_where_other_words_begin() {
        let line = "home news about us contact us two ports sign a pact";
        assert_eq!(menu_run(line).map(|end| &line[end..]), Some(" two ports sign a pact"));
        assert_eq!(menu_run("home rule for the islands"), None);
    }

    #[test]
    fn lists_are_sorted_where_they_are_searched() {
        for list in [BEGINS, MENU] {
            let unsorted: Vec<_> = list.windows(2).filter(|w| w[0] >= w[1]).collect();
            assert!(unsorted.is_empty(), "{unsorted:?}");
        }
    }
}
