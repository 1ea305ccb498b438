//! A place told with what it lies in: `Greenfield, Ohio,` is one place, not two.

use super::Name;
use super::run::is_place_head;
use crate::extract::sent::Sent;
use crate::lexicon::{Lexicon, PlaceLevel};
use crate::record::claim::NameKind;

/// Takes the state or country after the comma into the name before it, where the two are one place.
pub fn locate(sent: &Sent<'_>, lexicon: &Lexicon, name: &mut Name) {
    if let Some(end) = within(sent, lexicon, name) {
        name.kind = NameKind::Place;
        name.rule = "name-place-within";
        name.alias = Some((name.first, end));
        // The comma that closes the insertion belongs to it: `Greenfield, Ohio, signed`.
        name.close = end + usize::from(sent.word(end) == ",");
    } else if let Some(head) = told(sent, name) {
        name.kind = NameKind::Place;
        name.rule = "name-place-head";
        name.alias = Some((head, name.end));
    }
}

/// Where the common noun stands that says of this name that it is a place: `the town of Yamakita`.
fn told(sent: &Sent<'_>, name: &Name) -> Option<usize> {
    let head = name.first.checked_sub(2)?;
    let open = matches!(name.kind, NameKind::Other | NameKind::Place) && name.alias.is_none() && !name.document;
    let common = is_place_head(sent.lower(head)) && !sent.is_capital(head);
    (open && common && sent.lower(head + 1) == "of" && name.end - name.first <= 3).then_some(head)
}

/// The end of the state or country that the place of this name lies in.
fn within(sent: &Sent<'_>, lexicon: &Lexicon, name: &Name) -> Option<usize> {
    let comma = name.end;
    let small = |hit: &crate::lexicon::PlaceHit| hit.level != PlaceLevel::Country && !hit.demonym;
    let first = lexicon.places.longest_at(name.first, |i| sent.lower(i));
    let fits = match name.kind {
        NameKind::Place => first.is_some_and(|(length, hit)| name.first + length == comma && small(hit)),
        NameKind::Other => comma - name.first <= 2 && !name.document && name.alias.is_none(),
        _ => false,
    };
    // In a list of places the commas say nothing: `Hanover, Bremen, Norland signed`.
    if !fits || sent.title_case || sent.word(comma) != "," || name.first > 0 && sent.word(name.first - 1) == "," {
        return None;
    }
    if !sent.is_capital(comma + 1) {
        return None;
    }
    let (length, hit) = lexicon.places.longest_at(comma + 1, |i| sent.lower(i))?;
    let end = comma + 1 + length;
    let bigger = !hit.demonym
        && match (name.kind, first) {
            (NameKind::Place, Some((_, of))) => hit.level < of.level,
            _ => hit.level != PlaceLevel::City,
        };
    let lower = |i: usize| sent.word(i).chars().next().is_some_and(char::is_lowercase);
    // `the mayor of Heredia, Costa Rica, Ada Brook,`
    let of = name.first > 0 && sent.lower(name.first - 1) == "of";
    let closes = match sent.word(end) {
        "," if of && sent.is_capital(end + 1) && hit.level == PlaceLevel::Country => {
            lexicon.places.longest_at(end + 1, |i| sent.lower(i)).is_none()
        }
        "," => lower(end + 1) && !matches!(sent.lower(end + 1), "and" | "or" | "as" | "along" | "together"),
        "." | ")" | ";" | "" => name.first > 0 && matches!(sent.lower(name.first - 1), "in" | "of" | "from" | "at"),
        _ => false,
    };
    (bigger && closes).then_some(end)
}
