//! Pages of the web: the main text, and what the page states about it.

use crate::record::IssueKind;

/// Why a page holds no article.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// What that means for the run.
    pub kind: IssueKind,
    /// The reason, in words.
    pub what: String,
}

/// The encoding that a page states in its first bytes: `<meta charset>`, `<meta http-equiv>` or an XML declaration.
pub fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    let after = |mark: &str, within: &str| {
        let rest = within[within.find(mark)? + mark.len()..].trim_start().strip_prefix('=')?;
        let name: String = rest.trim_start().trim_start_matches(['"', '\'']).chars().take_while(is_name).collect();
        Some(name).filter(|name| !name.is_empty())
    };
    let tags = head.match_indices("<meta").map(|(at, _)| head[at..].split('>').next().unwrap_or_default());
    let xml = head.trim_start_matches('\u{FEFF}').strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    tags.filter_map(|tag| after("charset", tag)).next().or_else(|| after("encoding", xml?))
}

/// What a page states and its main text, a paragraph from the next by an empty line.
///
/// # Errors
/// When it has no text, or this program was built without the feature `html`.
#[cfg(not(feature = "html"))]
pub fn page(_html: &str) -> Result<(super::given::Given, String), Refused> {
    let what = "a page of the web; this program was built without the feature `html`".to_owned();
    Err(Refused { kind: IssueKind::Failed, what })
}

#[cfg(feature = "html")]
pub use main_text::page;

#[cfg(feature = "html")]
mod main_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_of_a_page_is_found_where_pages_state_it() {
        for (page, name) in [
            ("<html><head><meta charset=\"GBK\">", Some("gbk")),
            (
                "<meta name=x><META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
                Some("windows-1251"),
            ),
            ("<?xml version=\"1.0\" encoding='Big5'?><html>", Some("big5")),
            ("<p>The charset = gbk of a page", None),
            ("<meta charset>", None),
        ] {
            assert_eq!(charset(page.as_bytes()).as_deref(), name, "{page}");
        }
    }
}
