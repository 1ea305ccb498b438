//! The base IRI of an export, and the check of every IRI from outside.

use sophia::iri::Iri;
use std::fmt;

/// What the IRI of every thing of an export starts with: absolute, http or https, ending in `/` or `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseIri(String);

/// Why a text is no base IRI.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "base IRI {found:?}: expected an absolute http or https IRI that ends in / or #, such as https://example.org/pactgraph/"
)]
pub struct BaseIriError {
    /// What was given.
    found: String,
}

impl BaseIri {
    /// Checks a base IRI.
    ///
    /// # Errors
    /// When it is not absolute, not http or https, names no host, or does not end in `/` or `#`.
    pub fn new(iri: &str) -> Result<Self, BaseIriError> {
        let rest = iri.strip_prefix("https://").or_else(|| iri.strip_prefix("http://"));
        let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '#', '?', ':']));
        if has_host && iri.ends_with(['/', '#']) && is_absolute(iri) {
            Ok(Self(iri.to_owned()))
        } else {
            Err(BaseIriError { found: iri.to_owned() })
        }
    }

    /// The IRI as a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BaseIri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text is an absolute IRI (RFC 3987), fit to stand between angle brackets.
pub fn is_absolute(iri: &str) -> bool {
    Iri::new(iri).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_iri_is_absolute_and_ends_where_a_name_can_follow() {
        for good in
            ["https://example.org/pactgraph/", "http://example.org/a#", "https://example.org/", "https://example.org#"]
        {
            assert_eq!(BaseIri::new(good).map(|b| b.to_string()).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "example.org/",
            "/data/",
            "https://example.org/data",
            "ftp://example.org/",
            "https:///",
            "https://exa mple.org/",
            "https://example.org/<a>/",
            "https://",
        ] {
            assert!(BaseIri::new(bad).is_err(), "{bad:?} was taken");
        }
    }

    #[test]
    fn the_error_says_what_was_found_and_what_was_expected() {
        let error = BaseIri::new("data").unwrap_err().to_string();
        assert_eq!(
            error,
            "base IRI \"data\": expected an absolute http or https IRI that ends in / or #, such as https://example.org/pactgraph/"
        );
    }
}
