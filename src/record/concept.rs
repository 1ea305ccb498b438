//! The concepts of the SKOS schemes: closed sets, each with its code (`skos:notation`) and its broader concept.
//!
//! `schema/concepts.ttl` defines them for users; a test holds the two together.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Declares one scheme: an enum with codes and, after `<`, the code of the broader concept.
macro_rules! scheme {
    ($(#[$meta:meta])* $name:ident $path:literal { $($variant:ident $code:literal $(< $broader:literal)?),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each concept is defined in schema/concepts.ttl under its code")]
        pub enum $name { $(#[serde(rename = $code)] $variant),+ }

        impl $name {
            /// The path segment of the scheme.
            pub const SCHEME: &'static str = $path;
            /// Every concept, in the order of the definition.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code: `skos:notation`, and the last segment of the IRI.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The concept with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The broader concept, if it is not a top concept.
            pub fn broader(self) -> Option<Self> {
                let code: Option<&'static str> = match self { $(Self::$variant => None $(.or(Some($broader)))?),+ };
                code.and_then(Self::from_code)
            }

            /// The top concept above it, or itself.
            pub fn top(self) -> Self {
                let mut at = self;
                while let Some(up) = at.broader() { at = up; }
                at
            }
        }

        impl From<$name> for Concept {
            fn from(value: $name) -> Self { Self::$name(value) }
        }
    };
}

macro_rules! concept {
    ($($name:ident),+ $(,)?) => {
        /// A concept of any scheme.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant is the scheme of that name")]
        pub enum Concept { $($name($name)),+ }

        impl Concept {
            /// The path segment of its scheme.
            pub fn scheme(self) -> &'static str {
                match self { $(Self::$name(_) => $name::SCHEME),+ }
            }

            /// Its code inside the scheme.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name(c) => c.code()),+ }
            }

            /// Every concept of every scheme.
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend($name::ALL.iter().map(|&c| Self::$name(c)));)+
                all
            }
        }
    };
}

impl Concept {
    /// The label a person reads in tables: the code with spaces, first letter in capitals.
    pub fn label(self) -> String {
        let words = self.code().replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

impl fmt::Display for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.scheme(), self.code())
    }
}

concept!(
    AgreementType,
    Status,
    Area,
    PartyKind,
    Role,
    EventType,
    InitiativeStatus,
    ProvisionKind,
    ClaimStatus,
    DateBasis,
    AdminLevel
);

scheme! {
    /// The kind of an agreement.
    AgreementType "agreement-type" {
        Agreement "agreement",
        Memorandum "memorandum" < "agreement",
        MemorandumOfUnderstanding "memorandum-of-understanding" < "memorandum",
        MemorandumOfCooperation "memorandum-of-cooperation" < "memorandum",
        CooperationAgreement "cooperation-agreement" < "agreement",
        FrameworkAgreement "framework-agreement" < "cooperation-agreement",
        StrategicCooperationAgreement "strategic-cooperation-agreement" < "cooperation-agreement",
        LetterOfIntent "letter-of-intent" < "agreement",
        Contract "contract" < "agreement",
        FinancingAgreement "financing-agreement" < "agreement",
        Treaty "treaty" < "agreement",
        FreeTradeAgreement "free-trade-agreement" < "treaty",
        Protocol "protocol" < "treaty",
        JointDeclaration "joint-declaration" < "agreement",
        ActionPlan "action-plan" < "agreement",
        Alliance "alliance" < "agreement",
        Twinning "twinning" < "agreement",
        Consensus "consensus" < "agreement",
    }
}

scheme! {
    /// How far an agreement has come.
    Status "status" {
        Signed "signed",
        Agreed "agreed",
        Established "established",
        InForce "in-force",
        Renewed "renewed",
        Planned "planned",
        Proposed "proposed",
        Negotiating "negotiating",
        Suspended "suspended",
        Terminated "terminated",
        Rejected "rejected",
    }
}

impl Status {
    /// Whether an agreement of this status has been concluded (`pact:ConcludedAgreement`).
    pub fn is_concluded(self) -> bool {
        matches!(self, Self::Signed | Self::Agreed | Self::Established | Self::InForce | Self::Renewed)
    }

    /// Whether an agreement of this status is off: ended, halted or refused.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Terminated | Self::Suspended | Self::Rejected)
    }

    /// Whether an agreement of this status is still to be made.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Proposed | Self::Negotiating)
    }
}

scheme! {
    /// What an agreement is about.
    Area "area" {
        Transport "transport",
        Rail "rail" < "transport",
        MultimodalTransport "multimodal-transport" < "transport",
        Ports "ports" < "transport",
        Aviation "aviation" < "transport",
        Shipping "shipping" < "transport",
        Logistics "logistics" < "transport",
        Roads "roads" < "transport",
        Customs "customs",
        CustomsClearance "customs-clearance" < "customs",
        InspectionQuarantine "inspection-quarantine" < "customs",
        Trade "trade",
        CrossBorderECommerce "cross-border-e-commerce" < "trade",
        FreeTradeZones "free-trade-zones" < "trade",
        MarketAccess "market-access" < "trade",
        SupplyChains "supply-chains" < "trade",
        Investment "investment",
        InvestmentPromotion "investment-promotion" < "investment",
        Finance "finance",
        Banking "banking" < "finance",
        Insurance "insurance" < "finance",
        CapitalMarkets "capital-markets" < "finance",
        DevelopmentFinance "development-finance" < "finance",
        CurrencySwap "currency-swap" < "finance",
        Industry "industry",
        Manufacturing "manufacturing" < "industry",
        IndustrialParks "industrial-parks" < "industry",
        Mining "mining" < "industry",
        Automotive "automotive" < "industry",
        Semiconductors "semiconductors" < "industry",
        Aerospace "aerospace" < "industry",
        Agriculture "agriculture",
        FoodSecurity "food-security" < "agriculture",
        Fisheries "fisheries" < "agriculture",
        Forestry "forestry" < "agriculture",
        Energy "energy",
        OilGas "oil-gas" < "energy",
        RenewableEnergy "renewable-energy" < "energy",
        NuclearEnergy "nuclear-energy" < "energy",
        Electricity "electricity" < "energy",
        Hydrogen "hydrogen" < "energy",
        Digital "digital",
        Telecommunications "telecommunications" < "digital",
        ArtificialIntelligence "artificial-intelligence" < "digital",
        Cybersecurity "cybersecurity" < "digital",
        DataSharing "data-sharing" < "digital",
        SmartCities "smart-cities" < "digital",
        Science "science",
        Research "research" < "science",
        Innovation "innovation" < "science",
        TechnologyTransfer "technology-transfer" < "science",
        Education "education",
        HigherEducation "higher-education" < "education",
        VocationalTraining "vocational-training" < "education",
        Talent "talent" < "education",
        StudentExchange "student-exchange" < "education",
        Culture "culture",
        Media "media" < "culture",
        Sport "sport" < "culture",
        Heritage "heritage" < "culture",
        Languages "languages" < "culture",
        Tourism "tourism",
        Health "health",
        EpidemicControl "epidemic-control" < "health",
        Medicines "medicines" < "health",
        Hospitals "hospitals" < "health",
        Environment "environment",
        Climate "climate" < "environment",
        Biodiversity "biodiversity" < "environment",
        Water "water" < "environment",
        Pollution "pollution" < "environment",
        Security "security",
        Defence "defence" < "security",
        Policing "policing" < "security",
        AntiSmuggling "anti-smuggling" < "security",
        BorderControl "border-control" < "security",
        CounterTerrorism "counter-terrorism" < "security",
        DisasterRelief "disaster-relief" < "security",
        Governance "governance",
        LawAndJustice "law-and-justice" < "governance",
        LocalGovernment "local-government" < "governance",
        AntiCorruption "anti-corruption" < "governance",
        HumanRights "human-rights" < "governance",
        Taxation "taxation" < "finance",
        Urban "urban",
        Housing "housing" < "urban",
        Construction "construction" < "urban",
        UrbanPlanning "urban-planning" < "urban",
        Space "space",
        Satellites "satellites" < "space",
        Labour "labour",
        Employment "employment" < "labour",
        Migration "migration" < "labour",
        SocialSecurity "social-security" < "labour",
    }
}

scheme! {
    /// What kind of body a party is.
    PartyKind "party-kind" {
        Jurisdiction "jurisdiction",
        Government "government",
        Ministry "ministry",
        CustomsAuthority "customs-authority",
        ZoneAdministration "zone-administration",
        Port "port",
        Railway "railway",
        Company "company",
        Bank "bank",
        University "university",
        Hospital "hospital",
        Association "association",
        InternationalOrganisation "international-organisation",
        Alliance "alliance",
        PartyCommittee "party-committee",
        Court "court",
        Media "media",
        Person "person",
        Other "other",
    }
}

scheme! {
    /// The part somebody plays in an agreement or event.
    Role "role" {
        Signatory "signatory",
        Party "party",
        Member "member",
        Representative "representative",
        Host "host",
        Guest "guest",
        Witness "witness",
        Convener "convener",
        Beneficiary "beneficiary",
        Mediator "mediator",
        Speaker "speaker",
    }
}

scheme! {
    /// The kind of an event.
    EventType "event-type" {
        Signing "signing",
        Meeting "meeting",
        Visit "visit",
        Conference "conference",
        Ceremony "ceremony",
        Exhibition "exhibition",
        Launch "launch",
        Talks "talks",
    }
}

scheme! {
    /// How far an initiative has come.
    InitiativeStatus "initiative-status" {
        Existing "existing",
        Planned "planned",
        Proposed "proposed",
        Established "established",
    }
}

scheme! {
    /// What kind of thing a provision is.
    ProvisionKind "provision-kind" {
        Commitment "commitment",
        Mechanism "mechanism",
        Target "target",
    }
}

scheme! {
    /// How a claim stands to what we hold.
    ClaimStatus "claim-status" {
        Accepted "accepted",
        Alternative "alternative",
        Superseded "superseded",
        Rejected "rejected",
    }
}

scheme! {
    /// Whether a date is told or worked out.
    DateBasis "date-basis" {
        Stated "stated",
        Resolved "resolved",
    }
}

scheme! {
    /// The level of a place in an administrative hierarchy.
    AdminLevel "admin-level" {
        Country "country",
        Province "province",
        Prefecture "prefecture",
        County "county",
        Township "township",
        Zone "zone",
        Port "port",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_concept_and_every_broader_code_exists() {
        for &area in Area::ALL {
            assert_eq!(Area::from_code(area.code()), Some(area));
            assert!(area.top().broader().is_none());
        }
        assert_eq!(Area::Rail.top(), Area::Transport);
        assert_eq!(AgreementType::MemorandumOfCooperation.top(), AgreementType::Agreement);
    }

    #[test]
    fn codes_are_unique_in_their_scheme() {
        let all = Concept::all();
        let mut names: Vec<String> = all.iter().map(ToString::to_string).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }
}
