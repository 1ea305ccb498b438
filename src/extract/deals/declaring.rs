//! Declarations in the first person of several.

use super::RawDeal;
use crate::extract::groups::{GroupKind, Groups};
use crate::extract::parties::{Phrase, list_at};
use crate::lexicon::Lexicon;
use crate::record::concept::{AgreementType, Role, Status};

/// `We, the leaders of A, B and C, …`: those who speak make a joint declaration.
pub fn declaring(groups: &Groups<'_, '_>, lexicon: &Lexicon) -> Option<RawDeal> {
    let we = groups
        .list
        .iter()
        .take_while(|g| !g.is_finite())
        .position(|g| g.noun().is_some_and(|n| n.pronoun) && groups.sent.lower(g.first) == "we")?;
    let comma = groups.kind(we + 1) == Some(&GroupKind::Comma) || matches!(groups.first_word(we + 1), "—" | "–");
    // `We the leaders of …`, without the comma
    let (list, _) = list_at(groups, lexicon, we + 1 + usize::from(comma))
        .filter(|_| comma || groups.first_word(we + 1) == "the")?;
    let words = (groups.list[we].first, list.last()?.end);
    if list.len() < 2 || !list.iter().all(Phrase::is_named) {
        return None;
    }
    let parties = list.into_iter().map(|p| (p, Role::Party)).collect();
    let we = (words.0, words.0 + 1);
    Some(RawDeal {
        purpose: vec![(words.1, groups.sent.len())],
        clause: words,
        ..RawDeal::of_act("deal-we-declare", AgreementType::JointDeclaration, Status::Agreed, we, parties, 750)
    })
}
