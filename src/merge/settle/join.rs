//! Putting together what is said of one thing: evidence is added, never replaced.

use crate::record::{Node, Statement};

/// Adds what another article says of the same thing.
pub fn node(known: &mut Node, more: Node) {
    for article in more.articles {
        known.told_by(article);
    }
    for more in more.statements {
        statement(known, more);
    }
}

/// Adds a statement; one of the same value gets its evidence.
pub fn statement(node: &mut Node, more: Statement) {
    let same = |s: &&mut Statement| s.property == more.property && s.value == more.value;
    match node.statements.iter_mut().find(same) {
        Some(same) => more.provenance.into_iter().for_each(|p| same.add(p)),
        None => node.statements.push(more),
    }
}
