//! The words before a post that say what it is a post for: `Meteorological Minister`, `International Director`.

use crate::extract::names::run::{is_acronym, is_noun};
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::lexicon::{HeadPosition, Lexicon};

/// Where the words of the field begin that stand right before the post at `at`; `at` if none do.
///
/// They reach back to the first capital of the run, or to a place or an acronym, which tell whose post it is.
pub fn field_of_post(sent: &Sent<'_>, lexicon: &Lexicon, at: usize) -> usize {
    if sent.title_case || !sent.is_capital(at) || is_acronym(sent.word(at)) {
        return at;
    }
    let minister = matches!(sent.lower(at), "minister" | "minister's" | "ministers");
    let mut first = at;
    while first > 0 && at - first < 4 && is_field(sent, lexicon, first - 1, minister) {
        first -= 1;
    }
    // `Finance and Trade Minister`
    if first > 1
        && first < at
        && matches!(sent.lower(first - 1), "and" | "&")
        && is_field(sent, lexicon, first - 2, minister)
    {
        first -= 2;
    }
    let before = first.checked_sub(1);
    let open = before.is_none_or(|i| {
        let word = sent.word(i);
        !sent.is_capital(i) && !matches!(sent.lower(i), "of" | "and" | "&" | "for")
            || is_acronym(word)
            || lexicon.places.word(sent.lower(i)).is_some()
    });
    if open { first } else { at }
}

/// Whether the capitalised word at `i` can say what a post is for.
fn is_field(sent: &Sent<'_>, lexicon: &Lexicon, i: usize, minister: bool) -> bool {
    let lower = sent.lower(i);
    let head = lexicon.org_heads.word(lower).is_some_and(|head| head.position == HeadPosition::Last);
    let common = lexicon.name_words.contains(lower) || super::body::is_field_word(lower);
    sent.is_capital(i)
        && !is_acronym(sent.word(i))
        && (is_noun(sent.tag(i)) || sent.tag(i) == Tag::Jj)
        && lexicon.places.word(lower).is_none()
        && !lexicon.honorifics.contains(lower)
        && (common && !head || minister && !head && !lexicon.posts.holds(lower))
}
