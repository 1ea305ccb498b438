//! How inputs are read, and which one of their articles is meant.

use crate::error::Error;
use crate::read::{FieldMap, Form, Inputs};
use crate::record::{Article, Issue};
use clap::ValueEnum;
use serde::{Deserialize, Deserializer};
use std::path::PathBuf;

/// How inputs are read, where their names do not say it.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct InputArgs {
    /// Which fields of records hold what, such as title=headline,text=body,date=published
    #[arg(long, value_name = "WHAT=FIELD,...")]
    pub map: Option<FieldMap>,
    /// The form of every input, whatever its name is
    #[arg(long, value_name = "FORM")]
    pub input_form: Option<FormName>,
}

impl InputArgs {
    /// As the stage of reading takes it.
    pub fn read(&self) -> Inputs {
        Inputs { form: self.input_form.map(Into::into), map: self.map.clone() }
    }
}

/// One article.
#[derive(Debug, clap::Args)]
pub struct OneArticle {
    /// A file, or - for standard input
    pub file: PathBuf,
    /// Of a file with many articles the line, file or record, as it stands behind # in the exports
    #[arg(long, value_name = "NAME")]
    pub member: Option<String>,
    #[command(flatten)]
    pub inputs: InputArgs,
}

impl OneArticle {
    /// Reads the article, and tells what had to be repaired in it.
    ///
    /// # Errors
    /// When there is none, or more than one; the message says why, or which ones there are.
    pub fn load(&self) -> Result<(Article, Vec<Issue>), Error> {
        let inputs = self.inputs.read();
        let sources = inputs.find(std::slice::from_ref(&self.file))?;
        let none = |name: String, reason: String| Error::NoArticle { name, reason };
        let [source] = sources.as_slice() else {
            let reason = format!("it holds {} articles; expected one file", sources.len());
            return Err(none(self.file.display().to_string(), reason));
        };
        let wanted = self.member.as_ref().map(|member| format!("{}#{member}", source.name));
        let (mut found, mut names, mut lost) = (None, Vec::new(), Vec::new());
        source.members(&inputs, &mut |member| {
            match member {
                Ok(member) if wanted.as_ref().is_none_or(|wanted| *wanted == member.name) => {
                    names.push(member.name.clone());
                    if names.len() == 1 {
                        found = Some(member);
                    }
                }
                Ok(member) => lost.push(member.name),
                Err(issue) => lost.push(issue.message),
            }
            Ok(())
        });
        if names.len() > 1 {
            let reason =
                format!("it holds {} articles, such as {}; say which one with --member", names.len(), names[0]);
            return Err(none(source.name.clone(), reason));
        }
        let Some(found) = found else {
            let reason = match &self.member {
                Some(member) => format!("it holds no article called {member:?}"),
                None => lost.join("; "),
            };
            return Err(none(source.name.clone(), reason));
        };
        let (article, issues) = found.article();
        let reasons = || issues.iter().map(|issue| issue.message.as_str()).collect::<Vec<_>>().join("; ");
        let article = article.ok_or_else(|| none(source.name.clone(), reasons()))?;
        Ok((article, issues))
    }
}

/// `--input-form`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormName {
    /// Plain text
    Text,
    /// Markdown, which may begin with YAML front matter
    Md,
    /// A page of the web
    Html,
    /// A JSON object a line
    Jsonl,
    /// A table with a header
    Csv,
    /// A web archive, or the texts of one
    Warc,
    /// A ZIP archive
    Zip,
}

impl From<FormName> for Form {
    fn from(name: FormName) -> Self {
        match name {
            FormName::Text => Self::Text,
            FormName::Md => Self::Markdown,
            FormName::Html => Self::Html,
            FormName::Jsonl => Self::JsonLines,
            FormName::Csv => Self::Csv,
            FormName::Warc => Self::Warc,
            FormName::Zip => Self::Zip,
        }
    }
}

/// A map of fields in `pactgraph.toml`: the same text as on the command line.
pub fn map_of_file<'de, D: Deserializer<'de>>(from: D) -> Result<Option<FieldMap>, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map(Some).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn one(file: PathBuf, member: Option<&str>) -> OneArticle {
        OneArticle { file, member: member.map(str::to_owned), inputs: InputArgs::default() }
    }

    #[test]
    fn a_command_about_one_article_says_why_there_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, b"\0\0\0\0").unwrap();
        let error = one(path, None).load().unwrap_err().to_string();
        assert!(error.starts_with("a.txt: ") && error.contains("expected text"), "{error}");
    }

    #[test]
    fn one_article_of_many_is_called_by_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("n.jsonl");
        fs::write(&path, "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n").unwrap();
        assert_eq!(one(path.clone(), Some("2")).load().unwrap().0.text, "Two.");
        let error = one(path.clone(), None).load().unwrap_err().to_string();
        assert!(error.contains("2 articles, such as n.jsonl#1; say which one with --member"), "{error}");
        assert!(one(path, Some("3")).load().unwrap_err().to_string().contains("no article called"));
    }
}
