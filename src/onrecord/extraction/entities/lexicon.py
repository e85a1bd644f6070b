"""Words of English news usage that say who somebody is: titles, roles, kinds of body."""

from typing import Final


def words(listed: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(listed.split())


MASCULINE: Final = words("mr sir lord king prince sheikh rev father brother imam rabbi emir sultan")
FEMININE: Final = words("mrs ms miss lady dame queen princess sister baroness")
"""Forms of address that say man or woman."""

HONORIFICS: Final = (
    MASCULINE
    | FEMININE
    | words(
        """
        dr prof professor president senator sen gov governor rep representative gen general col
        colonel lt lieutenant capt captain maj major sgt sergeant cpl cmdr commander adm admiral
        judge justice pope cardinal archbishop bishop minister secretary ambassador mayor chancellor
        premier inspector detective det officer sheriff deputy vice prime chief speaker congressman
        congresswoman councillor councilman councilwoman coach lt-gen brig brigadier marshal maulana
        mullah ayatollah hon supt superintendent const constable attorney vice-president st hajj
        uncle aunt former ex-president pm ceo spokesman spokeswoman minority majority leader
        surgeon first foreign state defence defense interior finance director chairman chairwoman
        """
    )
)
"""Words that stand right before a name with a capital and are no part of it."""

MEN: Final = words(
    """
    he him his himself man men boy husband father son brother uncle nephew grandfather grandson king
    prince spokesman chairman congressman businessman gunman policeman fireman fisherman boyfriend
    groom widower cameraman councilman alderman salesman assemblyman serviceman actor waiter duke
    gentleman father-in-law son-in-law brother-in-law stepfather stepson
    """
)
WOMEN: Final = words(
    """
    she her hers herself woman women girl wife mother daughter sister aunt niece grandmother
    granddaughter queen princess spokeswoman chairwoman congresswoman businesswoman policewoman
    girlfriend bride widow councilwoman saleswoman assemblywoman actress waitress duchess lady
    mother-in-law daughter-in-law sister-in-law stepmother stepdaughter
    """
)

KIN: Final = words(
    """
    husband wife father mother son daughter brother sister uncle aunt nephew niece cousin
    grandfather grandmother grandson granddaughter widow widower boyfriend girlfriend fiance fiancee
    partner stepfather stepmother father-in-law mother-in-law friend neighbour neighbor
    """
)

ROLES: Final = KIN | words(
    """
        boatman deckhand crewman skipper lifeguard seaman bosun helmsman
        president premier minister chancellor king queen prince princess emir sultan pope leader
        chief head director secretary undersecretary ambassador envoy consul diplomat spokesman
        spokeswoman spokesperson official officer commander general colonel major captain lieutenant
        sergeant admiral brigadier marshal governor mayor senator congressman congresswoman
        representative lawmaker legislator deputy mp speaker chairman chairwoman chairperson chair
        ceo cfo coo executive founder co-founder owner co-owner manager boss adviser advisor aide
        counsel counselor attorney lawyer barrister solicitor prosecutor judge justice magistrate
        sheriff detective inspector investigator superintendent coordinator analyst economist
        strategist expert scientist researcher professor lecturer historian academic teacher
        principal doctor physician surgeon nurse paramedic psychologist psychiatrist engineer
        architect designer author writer journalist reporter editor correspondent columnist
        photographer anchor host presenter broadcaster blogger filmmaker producer actor actress
        singer musician rapper artist comedian player footballer striker goalkeeper captain coach
        trainer champion athlete driver pilot sailor soldier fighter militant rebel activist
        campaigner organiser organizer volunteer farmer fisherman shopkeeper businessman
        businesswoman trader banker investor entrepreneur tycoon billionaire resident villager
        witness survivor victim suspect defendant passenger student pupil worker employee member
        candidate nominee politician republican democrat cleric priest bishop archbishop cardinal
        imam rabbi pastor reverend monk nun sheikh whistleblower contractor consultant specialist
        representative delegate negotiator mediator monitor observer treasurer registrar
        commissioner
        councillor councilman councilwoman superintendent warden ranger trustee patron moderator
        man woman boy girl teenager mother tsar czar dictator ruler monarch figure star veteran
        successor predecessor chief-of-staff biologist ecologist geologist chemist physicist
        master mistress harbourmaster clerk vicar midwife
        astronomer curator librarian translator baker chef tenant landlord guard gunman
        """
)
"""Nouns that a person is: heads of role phrases."""

RANKS: Final = words(
    """
    president minister secretary chief director governor mayor senator judge general colonel captain
    commander spokesman spokeswoman spokesperson ambassador chancellor chairman leader premier
    """
)

BODIES: Final = words(
    """
    police government ministry army military company group court agency office department
    administration committee council union party parliament senate house congress commission
    board association organization organisation campaign team network channel newspaper paper
    authority service services force forces bank firm rebels militants opposition jury panel
    coalition alliance embassy mission university school hospital church federation institute
    foundation media press side delegation cabinet presidency bureau guard navy movement regime
    state city county country governments nation coastguard prosecution defence defense agencies
    airline automaker carmaker maker bank lender retailer magazine daily weekly website outlet
    broadcaster station charity club league watchdog regulator exchange fund band faction guild
    society trust centre center college academy institution corporation enterprise operator
    manufacturer developer producer supplier chain brand startup think-tank thinktank tribunal
    province district municipality town village region
    """
)
"""Nouns that a body of people is: heads of "the group", "the ministry"."""

COMPANIES: Final = words(
    "inc corp corporation co company ltd limited plc llc llp gmbh ag sa nv holdings group bros"
)
"""Words at the end of a company's name that its short form drops."""

SYNONYMS: Final = {
    "premier": "minister",
    "pm": "minister",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "chairperson": "chairman",
    "head": "chief",
    "boss": "chief",
    "director": "chief",
    "ceo": "executive",
    "envoy": "ambassador",
    "lawyer": "attorney",
    "advisor": "adviser",
    "ms": "mrs",
    "organisation": "organization",
    "paper": "newspaper",
    "daily": "newspaper",
    "firm": "company",
    "corporation": "company",
    "centre": "center",
    "defence": "defense",
    "department": "ministry",
    "army": "military",
    "doctor": "physician",
}
"""Words that a second mention may use for the first one's."""

EMPTY: Final = words(
    """
    the a an this that these those same former late senior top new acting then longtime long-time
    current outgoing incoming veteran chief-in influential first second own said two both former
    interim deputy-chief long-serving 's mr mrs ms
    """
)
"""Words of a role phrase that tell nobody apart."""

STOPS: Final = words(
    """
    a an the and or but nor so yet if because while when where who whom whose which what that than
    as at by for from in into of off on onto out over to up with within without about after before
    against among between during since through under until is are was were be been being am has have
    had do does did will would can could may might shall should must not no he she it they we i you
    him her them us me his its their our my your said says say told tells added adds asked warned
    according quoted cited called described named like near including also just only even still
    then there here how why this these those such some any each both all met saw urged accused
    reported believed killed thanked praised joined replaced backed elected appointed met left went
    came began wrote writes via per plus versus vs monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december
    today yesterday meanwhile however
    """
)
"""Words at which a role phrase before a name begins."""
