"""Ten faults for an export, each with words of the message that must report it."""
import rdflib
from rdflib.namespace import RDF, SKOS, XSD

PACT = rdflib.Namespace("https://w3id.org/pactgraph/ns#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
CONCEPT = rdflib.Namespace("https://w3id.org/pactgraph/concept/")
EDTF = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


def first(data, property):
    """The first statement with a property, in the order of subjects."""
    return sorted(data.subject_objects(property))[0]


def signed(data):
    """The first agreement with a signatory."""
    return first(data, PACT.signatory)[0]


def no_status(data):
    data.remove((signed(data), PACT.status, None))


def two_types(data):
    agreement = signed(data)
    other = {CONCEPT["agreement-type/treaty"], CONCEPT["agreement-type/contract"]} - set(data.objects(agreement, PACT.agreementType))
    data.add((agreement, PACT.agreementType, sorted(other)[0]))


def no_edtf_date(data):
    data.set((signed(data), PACT.date, rdflib.Literal("17/12/2019", datatype=EDTF)))


def bounds_the_wrong_way_round(data):
    data.set((signed(data), PACT.dateEarliest, rdflib.Literal("2999-01-01", datatype=XSD.date)))


def concluded_but_planned(data):
    data.set((signed(data), PACT.status, CONCEPT["status/planned"]))


def participation_without_role(data):
    data.remove((first(data, PACT.role)[0], PACT.role, None))


def signatory_that_is_no_party(data):
    agreement, party = first(data, PACT.signatory)
    data.remove((agreement, PACT.party, party))


def too_sure(data):
    data.set((first(data, PACT.confidence)[0], PACT.confidence, rdflib.Literal("1.5", datatype=XSD.decimal)))


def quotation_that_ends_before_it_starts(data):
    data.set((first(data, OA.end)[0], OA.end, rdflib.Literal("0", datatype=XSD.nonNegativeInteger)))


def two_preferred_names(data):
    data.add((signed(data), SKOS.prefLabel, rdflib.Literal("Another name", lang="en")))


FAULTS = [
    ("no status", no_status, "An agreement has exactly one status"),
    ("two types", two_types, "An agreement has exactly one type"),
    ("no EDTF date", no_edtf_date, "EDTF date"),
    ("bounds the wrong way round", bounds_the_wrong_way_round, "The earliest date is not after the latest date"),
    ("concluded but planned", concluded_but_planned, "A concluded agreement has a status that counts as concluded"),
    ("participation without role", participation_without_role, "A participation has exactly one role"),
    ("signatory that is no party", signatory_that_is_no_party, "is a signatory but not a party"),
    ("too sure", too_sure, "confidence"),
    ("quotation that ends before it starts", quotation_that_ends_before_it_starts, "end"),
    ("two preferred names", two_preferred_names, "only one in each language"),
]
