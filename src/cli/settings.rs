//! `pactgraph.toml`: every option of `run`, beside the articles; the command line wins.

use super::inputs::{FormName, map_of_file};
use super::lexicon::WordLists;
use crate::emit::{Format, People, Quotes};
use crate::error::Error;
use crate::read::FieldMap;
use crate::record::Confidence;
use clap::ValueEnum;
use serde::{Deserialize, Deserializer};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that is looked for beside the articles.
pub const FILE: &str = "pactgraph.toml";

/// The options of `run`, from the command line or from `pactgraph.toml`; what is not said is `None`.
#[derive(Debug, Default, clap::Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Folder of the export; it is made if it is missing
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// What the IRI of every thing starts with [default: https://example.org/pactgraph/]
    #[arg(long, value_name = "IRI")]
    pub base_iri: Option<String>,
    /// The forms to write [default: ttl,nt,nq,trig,jsonld,csv,xlsx]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub formats: Option<Vec<FormatName>>,
    /// How much of the words that statements rest on is written; their places always are [default: full]
    #[arg(long, value_name = "HOW")]
    pub quotes: Option<QuotesName>,
    /// Which named persons are written [default: acting]
    #[arg(long, value_name = "WHO")]
    pub people: Option<PeopleName>,
    /// The licence that you give the export, as an IRI
    #[arg(long, value_name = "IRI")]
    pub license: Option<String>,
    /// Leave out the apostrophe that keeps spreadsheets from running a text of a table
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub csv_raw: Option<bool>,
    /// How many threads; one a core if it is not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Drop claims less sure than this, 0 to 1 [default: 0]
    #[arg(long, value_name = "C", value_parser = confidence)]
    #[serde(deserialize_with = "confidence_of_file")]
    pub min_confidence: Option<Confidence>,
    /// Which fields of records hold what, such as title=headline,text=body,date=published
    #[arg(long, value_name = "WHAT=FIELD,...")]
    #[serde(deserialize_with = "map_of_file")]
    pub map: Option<FieldMap>,
    /// The form of every input, whatever its name is
    #[arg(long, value_name = "FORM")]
    pub input_form: Option<FormName>,
    #[command(flatten)]
    pub lexicon: WordLists,
    /// CSV file with the ids of earlier runs, which stay; it is made if it is missing, and kept up to date
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// CSV file with decisions of people: what is one, two, wrong or right, and how it is called; see `pactgraph review`
    #[arg(long, value_name = "FILE")]
    pub curation: Option<PathBuf>,
    /// Folder in which what is understood of articles is kept, so that the next run reads only what is new; it is made if it is missing
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Fail an article that had to be repaired, or is there twice
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub strict: Option<bool>,
    /// Write into a folder that holds files of others
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub force: Option<bool>,
    /// Write nothing: compare with the export in the folder, and exit with 3 and what differs if it is another one
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub check: Option<bool>,
    /// Print nothing but errors
    #[arg(long, short, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub quiet: Option<bool>,
    /// How the run tells what happens: for people, or a JSON object a line on standard error [default: text]
    #[arg(long, value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
}

/// `--log-format`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// Lines for people
    #[default]
    Text,
    /// A JSON object a line
    Json,
}

/// The name of a form: the ending of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatName {
    /// Turtle
    Ttl,
    /// N-Triples
    Nt,
    /// N-Quads, and the evidence of each claim
    Nq,
    /// TriG
    Trig,
    /// JSON-LD
    Jsonld,
    /// RDF/XML
    Rdf,
    /// Tables with their metadata
    Csv,
    /// The tables as a workbook
    Xlsx,
}

/// `--quotes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotesName {
    /// No words
    None,
    /// Whole words where they are few, without what stands around them
    Short,
    /// All words, with a little of what stands around them
    Full,
}

/// `--people`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeopleName {
    /// Those who take part, speak or have a post; no press contacts
    Acting,
    /// All that the articles name
    All,
    /// None
    None,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Ttl => Self::Turtle,
            FormatName::Nt => Self::NTriples,
            FormatName::Nq => Self::NQuads,
            FormatName::Trig => Self::Trig,
            FormatName::Jsonld => Self::JsonLd,
            FormatName::Rdf => Self::RdfXml,
            FormatName::Csv => Self::Csv,
            FormatName::Xlsx => Self::Xlsx,
        }
    }
}

impl From<QuotesName> for Quotes {
    fn from(name: QuotesName) -> Self {
        match name {
            QuotesName::None => Self::None,
            QuotesName::Short => Self::Short,
            QuotesName::Full => Self::Full,
        }
    }
}

impl From<PeopleName> for People {
    fn from(name: PeopleName) -> Self {
        match name {
            PeopleName::Acting => Self::Acting,
            PeopleName::All => Self::All,
            PeopleName::None => Self::None,
        }
    }
}

impl Settings {
    /// What is said here, and what is said there where nothing is said here.
    pub fn or(self, other: Self) -> Self {
        Self {
            out: self.out.or(other.out),
            base_iri: self.base_iri.or(other.base_iri),
            formats: self.formats.or(other.formats),
            quotes: self.quotes.or(other.quotes),
            people: self.people.or(other.people),
            license: self.license.or(other.license),
            csv_raw: self.csv_raw.or(other.csv_raw),
            threads: self.threads.or(other.threads),
            min_confidence: self.min_confidence.or(other.min_confidence),
            map: self.map.or(other.map),
            input_form: self.input_form.or(other.input_form),
            lexicon: self.lexicon.or(other.lexicon),
            ledger: self.ledger.or(other.ledger),
            curation: self.curation.or(other.curation),
            cache: self.cache.or(other.cache),
            strict: self.strict.or(other.strict),
            force: self.force.or(other.force),
            check: self.check.or(other.check),
            quiet: self.quiet.or(other.quiet),
            log_format: self.log_format.or(other.log_format),
        }
    }

    /// The settings of the file that was named, or of the one beside the first of the inputs, or none.
    ///
    /// # Errors
    /// When the file cannot be read, or holds an unknown key or a value that is none; with its line.
    pub fn of_file(named: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Error> {
        let beside = || {
            let first = inputs.first()?;
            let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
            Some(folder.join(FILE)).filter(|path| path.is_file())
        };
        let Some(path) = named.map(Path::to_owned).or_else(beside) else { return Ok(Self::default()) };
        let fault =
            |line: Option<usize>, what: &str| Error::Settings { path: path.clone(), line, what: what.to_owned() };
        let text = fs::read_to_string(&path).map_err(|reason| fault(None, &reason.to_string()))?;
        let mut settings: Self = toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            fault(line, &error.message().replace('\n', "; "))
        })?;
        if settings.threads == Some(0) {
            return Err(fault(None, "threads: expected 1 or more, found 0"));
        }
        // Paths in the file count from its folder, wherever the program is started.
        let folder = path.parent().unwrap_or(Path::new(""));
        settings.out = settings.out.map(|out| folder.join(out));
        settings.lexicon = settings.lexicon.below(folder);
        settings.ledger = settings.ledger.map(|ledger| folder.join(ledger));
        settings.curation = settings.curation.map(|curation| folder.join(curation));
        settings.cache = settings.cache.map(|cache| folder.join(cache));
        Ok(settings)
    }
}

/// Reads a confidence, `0` to `1` with up to three decimals.
pub fn confidence(text: &str) -> Result<Confidence, String> {
    let expected = || format!("expected a number from 0 to 1, such as 0.75; found {text:?}");
    let number: f64 = text.parse().map_err(|_| expected())?;
    if !(0.0..=1.0).contains(&number) {
        return Err(expected());
    }
    // In range, so the cast is exact for every whole number of thousandths.
    Ok(Confidence::new((number * 1000.0).round() as u16))
}

fn confidence_of_file<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Confidence>, D::Error> {
    let number = f64::deserialize(from)?;
    confidence(&number.to_string()).map(Some).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{CommandFactory, Parser};

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        settings: Settings,
    }

    fn of_file(text: &str) -> Result<Settings, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE);
        fs::write(&path, text).unwrap();
        Settings::of_file(Some(&path), &[]).map_err(|error| error.to_string())
    }

    #[test]
    fn a_confidence_is_a_number_from_0_to_1() {
        assert_eq!(confidence("0.75"), Ok(Confidence::new(750)));
        assert_eq!(confidence("1"), Ok(Confidence::new(1000)));
        for wrong in ["1.1", "-0.1", "high", "NaN", ""] {
            assert!(confidence(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_option_of_the_command_line_is_a_key_of_the_file() {
        for argument in Line::command().get_arguments() {
            let Some(key) = argument.get_long().filter(|long| !["help", "version"].contains(long)) else { continue };
            // A key that is unknown is told as such; one that is known complains of the value.
            let error = of_file(&format!("{key} = {{}}\n")).unwrap_err();
            assert!(!error.contains("unknown field"), "{error}");
        }
    }

    #[test]
    fn an_unknown_key_and_a_value_that_is_none_are_told_with_their_lines() {
        let error = of_file("# ours\nquiet = true\nformat = [\"ttl\"]\n").unwrap_err();
        assert!(
            error.contains("pactgraph.toml:3: unknown field `format`, expected one of `out`, `base-iri`"),
            "{error}"
        );
        for (text, line, what) in [
            ("\nquotes = \"some\"\n", 2, "expected one of `none`, `short`, `full`"),
            ("min-confidence = 2\n", 1, "expected a number from 0 to 1"),
            ("out = \"a\"\nout = \"b\"\n", 2, "duplicate key"),
            ("out = \n", 1, ""),
        ] {
            let error = of_file(text).unwrap_err();
            assert!(error.contains(&format!("pactgraph.toml:{line}: ")) && error.contains(what), "{text:?}: {error}");
        }
    }

    #[test]
    fn the_command_line_wins_and_paths_count_from_the_folder_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let text = "out = \"export\"\nstrict = true\nquotes = \"none\"\nmin-confidence = 0.5\nformats = [\"nt\"]\nlexicon = \"words\"\n";
        fs::write(dir.path().join(FILE), text).unwrap();
        let file = Settings::of_file(None, &[dir.path().to_owned()]).unwrap();
        let line = Line::parse_from(["run", "--strict=false", "--quotes", "short"]).settings;
        let both = line.or(file);
        assert_eq!(both.out, Some(dir.path().join("export")));
        assert_eq!((both.strict, both.quotes), (Some(false), Some(QuotesName::Short)));
        assert_eq!((both.min_confidence, both.formats), (Some(Confidence::new(500)), Some(vec![FormatName::Nt])));
        assert!(format!("{:?}", both.lexicon).contains("words"));
        assert_eq!(both.check, None);
    }
}
