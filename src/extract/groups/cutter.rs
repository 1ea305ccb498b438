//! Where one group ends and the next begins: marks and small words here, nouns and verbs in modules of their own.

use super::{Group, GroupKind};
use crate::extract::names::Name;
use crate::extract::names::run::is_attribute;
use crate::extract::parties::is_company_noun;
use crate::extract::sent::Sent;
use crate::extract::tagger::Tag;
use crate::extract::token::TokenKind;
use crate::lexicon::Lexicon;

/// What the groups of a sentence are cut from.
pub(super) struct Cutter<'c, 'a> {
    pub(super) sent: &'c Sent<'a>,
    pub(super) lexicon: &'c Lexicon,
    pub(super) names: &'c [Name],
    pub(super) dates: &'c [(usize, usize)],
}

impl Cutter<'_, '_> {
    /// The group that starts at `at`: names go before marks and small words, for they may hold any of them.
    pub(super) fn group_at(&self, at: usize) -> Group {
        let one = |kind| Group { first: at, end: at + 1, kind };
        if let Some(&(first, end)) = self.dates.iter().find(|(first, _)| *first == at) {
            return Group { first, end, kind: GroupKind::Date };
        }
        let lower = self.sent.lower(at);
        if self.name_at(at).is_none() {
            match lower {
                "," => return one(GroupKind::Comma),
                ";" => return one(GroupKind::Semicolon),
                ":" => return one(GroupKind::Colon),
                "(" | "[" => return one(GroupKind::Open),
                ")" | "]" => return one(GroupKind::Close),
                "&" | "and" | "plus" => return one(GroupKind::And),
                "or" | "nor" => return one(GroupKind::Or),
                "which" | "who" | "whose" | "whom" => return one(GroupKind::Relative),
                "that" if matches!(self.sent.tag(at), Tag::Wdt | Tag::In) => return one(GroupKind::Relative),
                "where" => return one(GroupKind::Relative),
                "while" | "when" | "because" | "if" | "although" | "though" | "whereas" | "unless" => {
                    return one(GroupKind::Subordinate);
                }
                _ => {}
            }
            if let Some(end) = self.joint_preposition(at) {
                return Group { first: at, end, kind: GroupKind::And };
            }
            let governing = matches!(lower, "including" | "following" | "concerning" | "regarding")
                && !matches!(self.sent.tag(at + 1), Tag::To)
                || matches!((lower, self.sent.lower(at + 1)), ("according", "to"));
            // `Shipping company Acme signed`
            let trade = at == 0 && self.sent.tag(at) == Tag::Vbg && is_company_noun(self.sent.lower(at + 1));
            if let Some(group) = self.verb(at).filter(|_| !governing && !trade && !is_attribute(lower)) {
                return group;
            }
            if matches!(lower, "w/" | "w") && self.sent.title_case {
                return one(GroupKind::Prep);
            }
            if governing
                || matches!(self.sent.tag(at), Tag::In | Tag::To)
                || matches!(
                    lower,
                    "including"
                        | "following"
                        | "concerning"
                        | "regarding"
                        | "worth"
                        | "per"
                        | "via"
                        | "with"
                        | "between"
                        | "to"
                ) && self.sent.kind(at) == TokenKind::Word
            {
                let two = matches!(
                    (lower, self.sent.lower(at + 1)),
                    ("according", "to") | ("due", "to") | ("prior", "to") | ("such", "as") | ("because", "of")
                );
                return Group { first: at, end: at + 1 + usize::from(two), kind: GroupKind::Prep };
            }
        }
        self.noun(at).unwrap_or_else(|| one(GroupKind::Other))
    }

    /// The name that starts at `at`, as an index.
    pub(super) fn name_at(&self, at: usize) -> Option<usize> {
        self.names.iter().position(|n| n.first == at)
    }

    /// `as well as`, `along with`, `together with`, `alongside`, `in addition to`.
    fn joint_preposition(&self, at: usize) -> Option<usize> {
        let word = |i: usize| self.sent.lower(at + i);
        match (word(0), word(1), word(2)) {
            ("as", "well", "as") | ("in", "addition", "to") | ("in", "conjunction", "with") => Some(at + 3),
            ("along" | "together" | "jointly", "with", _) => Some(at + 2),
            ("alongside", _, _) => Some(at + 1),
            _ => None,
        }
    }
}
