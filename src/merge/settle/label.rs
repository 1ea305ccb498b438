//! One preferred label a language.

use super::{Articles, join};
use crate::record::slug::is_acronym;
use crate::record::{Lang, Node, Property, Statement, Value};

/// Keeps one preferred label a language; the others become alternatives, unless only the gazetteer has them.
pub fn one_preferred(node: &mut Node, articles: &Articles) {
    for lang in [Lang::En, Lang::Zh] {
        let labels: Vec<&Statement> = node
            .accepted(Property::PrefLabel)
            .filter(|s| matches!(&s.value, Value::Text(l, _) if *l == lang))
            .collect();
        let rank = |s: &Statement| {
            let Value::Text(_, text) = &s.value else { return None };
            let told = articles.witnesses(&[s]);
            Some((told > 0, !is_acronym(text), told, text.chars().count(), std::cmp::Reverse(text.clone())))
        };
        let Some(best) = labels.iter().max_by_key(|s| rank(s)).map(|s| s.value.clone()) else { continue };
        let others: Vec<Statement> = labels.into_iter().filter(|s| s.value != best).cloned().collect();
        node.statements.retain(|s| s.property != Property::PrefLabel || !others.iter().any(|o| o.value == s.value));
        for mut other in others.into_iter().filter(|s| !s.provenance.is_empty()) {
            other.property = Property::AltLabel;
            join::statement(node, other);
        }
    }
    // A form that is preferred is no alternative too.
    let preferred: Vec<Value> = node.values(Property::PrefLabel).cloned().collect();
    let is_twice = |s: &Statement| s.property == Property::AltLabel && preferred.contains(&s.value);
    // Of nearly all nodes nothing is, and their statements stay where they are.
    if !node.statements.iter().any(is_twice) {
        return;
    }
    let (twice, once): (Vec<Statement>, Vec<Statement>) =
        std::mem::take(&mut node.statements).into_iter().partition(is_twice);
    node.statements = once;
    for mut statement in twice {
        statement.property = Property::PrefLabel;
        join::statement(node, statement);
    }
}
