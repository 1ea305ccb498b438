//! A deal of a sentence as a claim, each value with the words that say it.

use super::scene::{Scene, date_and_place};
use super::{Sentence, span, terms, topics};
use crate::extract::deals::RawDeal;
use crate::extract::names::registry::Registry;
use crate::lexicon::Lexicon;
use crate::record::Confidence;
use crate::record::claim::{DateUnit, DateWords, DealClaim, PartyClaim, Read};
use crate::record::concept::{AgreementType, Area};

/// The claim of a deal as its own sentence tells it; what only other sentences say is added later.
pub(super) fn claim(
    sentence: &Sentence<'_, '_>,
    raw: &RawDeal,
    parties: Vec<Read<PartyClaim>>,
    registry: &Registry<'_>,
    lexicon: &Lexicon,
    scene: Option<&Scene>,
) -> DealClaim {
    let sent = sentence.sent;
    let confidence = Confidence::new(raw.confidence);
    let (date, place) = date_and_place(sentence, raw, registry, scene);
    // A joint statement that is itself the article was made on the day that it came out.
    let document = raw.rule == "deal-document-title" && raw.kind == AgreementType::JointDeclaration;
    let today = || {
        let said = span(sentence, raw.noun.0, raw.noun.1);
        Read::new(DateWords::Relative(DateUnit::Day, 0), said, "date-of-document", Confidence::new(600))
    };
    let date = date.or_else(|| document.then(today));
    let mut found = topics::own(sentence, &raw.purpose, lexicon);
    if found.is_empty() && raw.kind == AgreementType::FreeTradeAgreement {
        found.push(Read::new(
            Area::Trade,
            span(sentence, raw.noun.0, raw.noun.1),
            "area-of-kind",
            Confidence::new(900),
        ));
    }
    let mut deal = DealClaim {
        title: raw.title.map(|(first, end)| {
            Read::new(sent.folded(first, end), span(sentence, first, end), "agreement-title", Confidence::new(800))
        }),
        parties,
        date,
        place,
        areas: found,
        count: raw
            .batch
            .filter(|n| *n > 0)
            .map(|n| Read::new(n, span(sentence, raw.noun.0, raw.noun.1), raw.rule, confidence)),
        ..DealClaim::new(
            span(sentence, raw.clause.0, raw.clause.1),
            span(sentence, 0, sent.len()),
            Read::new(raw.kind, span(sentence, raw.noun.0, raw.noun.1), raw.rule, confidence),
            Read::new(raw.status, span(sentence, raw.act.0, raw.act.1), raw.rule, confidence),
        )
    };
    terms::validity(sentence, raw, &mut deal);
    deal
}
