//! Who approves a deal in whose name: cabinets, parliaments, shareholders; courts for nobody.

use super::named;
use crate::extract::groups::Groups;
use crate::extract::names::Name;
use crate::extract::parties::{Phrase, PhraseKind};
use crate::lexicon::singular;
use crate::record::claim::NameKind;
use crate::record::concept::PartyKind;

/// In whose name a deal is approved: `Nigeria's cabinet` for Nigeria, `Acme shareholders` for Acme; a court for nobody.
pub(super) fn represented(groups: &Groups<'_, '_>, approver: Phrase) -> Option<Phrase> {
    // `the Alma Workers' Union`, `the Federation of Textile Workers`: by name a body that makes deals.
    let union = |n: usize| matches!(groups.names[n].kind, NameKind::Organization(PartyKind::Association));
    if matches!(approver.kind, PhraseKind::Name(n) if union(n)) {
        return Some(approver);
    }
    let head = match approver.kind {
        PhraseKind::Shared { head, .. } | PhraseKind::SharedAnaphor { head, .. } => head.1 - 1,
        _ => approver.end - 1,
    };
    // `Parliaments in Alma and Brook`
    if groups.sent.lower(approver.first + 1) == "in"
        && APPROVERS.contains(&&*singular(groups.sent.lower(approver.first)))
    {
        return None;
    }
    if !APPROVERS.contains(&&*singular(groups.sent.lower(head))) {
        return Some(approver);
    }
    let owners = matches!(&*singular(groups.sent.lower(head)), "shareholder" | "stockholder");
    let stands_for = |kind: NameKind| kind == NameKind::Place || owners && matches!(kind, NameKind::Organization(_));
    // `Norland's Senate`: the owner may stand right before the name.
    let owns = |n: &Name| {
        n.close + 1 == approver.first && matches!(groups.sent.word(n.close), "'s" | "’s")
            || approver.first <= n.first && n.end < approver.end
    };
    let name = groups.names.iter().position(|n| stands_for(n.kind) && owns(n))?;
    Some(named(groups, name))
}

/// Bodies that approve a deal in somebody's name, and people who do.
const APPROVERS: &[&str] = &[
    "assembly",
    "bundestag",
    "cabinet",
    "congress",
    "court",
    "creditor",
    "duma",
    "lawmaker",
    "legislature",
    "lender",
    "member",
    "parliament",
    "regulator",
    "senate",
    "senator",
    "shareholder",
    "stockholder",
    "voter",
    "worker",
];
