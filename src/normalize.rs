//! Normalisation: from what an article says in its words to typed records, each value with its evidence.

pub mod amounts;
pub mod dates;
pub mod label;
pub mod party;
pub mod places;
pub mod record;
pub mod sketch;
pub mod title;

use crate::lexicon::Lexicon;
use crate::record::claim::Claims;
use crate::record::{Article, Records};

/// What an article contributes: its typed records, in the order of their ids, the sketch of its text and the names of its agreements.
pub fn normalize(article: &Article, claims: &Claims, lexicon: &Lexicon) -> Records {
    let nodes = record::Builder::new(article, claims, lexicon).build();
    let titles = title::titles(&nodes, lexicon);
    Records { article: article.id.clone(), nodes, sketch: sketch::sketch(&article.text), titles }
}
