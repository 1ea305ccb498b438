//! What became of the deal told just before: `It lapsed last year`, `It was suspended in April`.

use super::{Sentence, discourse_span, same, span};
use crate::extract::document::BlockKind;
use crate::lexicon::VerbClass;
use crate::record::Confidence;
use crate::record::claim::{DealClaim, Read};
use crate::record::concept::Status;

/// The rule by which a deal has ended or goes on.
const RULE: &str = "deal-turned";

/// Gives the one deal of the sentence before the turn that this sentence tells of it.
pub(super) fn turn(sentence: &Sentence<'_, '_>, before: &Sentence<'_, '_>, deals: &mut [DealClaim]) {
    let Some((status, act)) = told(sentence) else { return };
    let there = discourse_span(before);
    let of_it = |d: &&mut DealClaim| d.sentence == there || d.also.binary_search(&there).is_ok();
    let mut of_before = same::remembered_mut(deals).iter_mut().filter(of_it);
    let (Some(deal), None) = (of_before.next(), of_before.next()) else { return };
    if deal.status.value.is_concluded() {
        deal.status = Read::new(status, span(sentence, act.0, act.1), RULE, Confidence::new(700));
        same::tell_again(deal, discourse_span(sentence));
    }
}

/// The turn that `it` has taken, with its words.
fn told(sentence: &Sentence<'_, '_>) -> Option<(Status, (usize, usize))> {
    let (groups, sent) = (&sentence.groups, sentence.sent);
    let it = groups.list.first()?.noun()?.pronoun && sent.lower(0) == "it";
    if !it || sentence.kind != BlockKind::Body || sentence.deals.iter().any(|d| d.parties.len() >= 2) {
        return None;
    }
    let group = groups.list.iter().take(4).find(|g| g.verb().is_some())?;
    let verb = group.verb()?;
    if verb.future || verb.possible || verb.infinitive {
        return None;
    }
    let word = sent.lower(verb.main);
    let by_itself = matches!(word, "lapsed" | "expired" | "ended" | "collapsed");
    let status = match verb.class? {
        VerbClass::Suspend if verb.passive => Status::Suspended,
        VerbClass::Terminate if verb.passive || by_itself => Status::Terminated,
        VerbClass::Renew if verb.passive && verb.negated => Status::Terminated,
        VerbClass::Renew if verb.passive => Status::Renewed,
        _ => return None,
    };
    (!verb.negated || verb.class == Some(VerbClass::Renew)).then_some((status, (group.first, group.end)))
}
