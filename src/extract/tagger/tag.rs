//! The tag set: Penn Treebank tags, with the rare ones merged.

/// The part of speech of one token.
///
/// Penn Treebank tags, except that `PDT` is in [`Tag::Dt`], `WP$` in [`Tag::Wp`], `RBR` and `RBS` in
/// [`Tag::Rb`], every mark of punctuation in [`Tag::Punct`], and the rest in [`Tag::Sym`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// Noun, singular or mass: `agreement`.
    Nn,
    /// Noun, plural: `talks`.
    Nns,
    /// Proper noun, singular: `Chongqing`.
    Nnp,
    /// Proper noun, plural: `Philippines`.
    Nnps,
    /// Verb, base form: `to sign`.
    Vb,
    /// Verb, past tense: `they signed`.
    Vbd,
    /// Verb, gerund or present participle: `signing`.
    Vbg,
    /// Verb, past participle: `was signed`.
    Vbn,
    /// Verb, present tense, not third person singular: `they sign`.
    Vbp,
    /// Verb, present tense, third person singular: `she signs`.
    Vbz,
    /// Modal verb: `will`.
    Md,
    /// Preposition or subordinating conjunction: `with`.
    In,
    /// `to` before a verb.
    To,
    /// Determiner: `the`, `both`.
    Dt,
    /// Adjective: `joint`.
    Jj,
    /// Adjective, comparative: `closer`.
    Jjr,
    /// Adjective, superlative: `largest`.
    Jjs,
    /// Adverb: `jointly`.
    Rb,
    /// Coordinating conjunction: `and`, `&`.
    Cc,
    /// Number: `three`, `1,000.5`.
    Cd,
    /// Personal pronoun: `they`.
    Prp,
    /// Possessive pronoun: `their`.
    PrpPoss,
    /// Determiner that asks or relates: `which`.
    Wdt,
    /// Pronoun that asks or relates: `who`, `whose`.
    Wp,
    /// Adverb that asks or relates: `where`.
    Wrb,
    /// Particle of a verb: `set up`.
    Rp,
    /// Possessive ending: `'s`.
    Pos,
    /// `there` in `there is`.
    Ex,
    /// A mark of punctuation.
    Punct,
    /// Currency and other signs, foreign words, interjections, list numbers.
    Sym,
}

/// Every tag, in the order of its number.
pub const TAGS: [Tag; 30] = [
    Tag::Nn,
    Tag::Nns,
    Tag::Nnp,
    Tag::Nnps,
    Tag::Vb,
    Tag::Vbd,
    Tag::Vbg,
    Tag::Vbn,
    Tag::Vbp,
    Tag::Vbz,
    Tag::Md,
    Tag::In,
    Tag::To,
    Tag::Dt,
    Tag::Jj,
    Tag::Jjr,
    Tag::Jjs,
    Tag::Rb,
    Tag::Cc,
    Tag::Cd,
    Tag::Prp,
    Tag::PrpPoss,
    Tag::Wdt,
    Tag::Wp,
    Tag::Wrb,
    Tag::Rp,
    Tag::Pos,
    Tag::Ex,
    Tag::Punct,
    Tag::Sym,
];

/// The names of [`TAGS`], in the same order, as the training files write them.
pub const NAMES: [&str; 30] = [
    "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "IN", "TO", "DT", "JJ", "JJR", "JJS",
    "RB", "CC", "CD", "PRP", "PRP$", "WDT", "WP", "WRB", "RP", "POS", "EX", "PUNCT", "SYM",
];

impl Tag {
    /// The tag's name as the Penn Treebank writes it (`PUNCT` and `SYM` for the merged ones).
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// A noun, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// A verb in any form, modal verbs left out.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// A small word of grammar, which opens a sentence with a capital and yet is no name.
    #[must_use]
    pub fn is_function_word(self) -> bool {
        matches!(
            self,
            Tag::Dt
                | Tag::In
                | Tag::To
                | Tag::Prp
                | Tag::PrpPoss
                | Tag::Cc
                | Tag::Md
                | Tag::Wdt
                | Tag::Wp
                | Tag::Wrb
                | Tag::Ex
                | Tag::Rb
                | Tag::Pos
                | Tag::Rp
        )
    }

    /// A verb that shows tense, or a modal verb: what makes a clause.
    #[must_use]
    pub fn is_finite_verb(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }
}
