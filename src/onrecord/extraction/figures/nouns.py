"""Nouns: plurals, singulars and who counts as people, by form and by short lists."""

from typing import Final

from onrecord.extraction.figures.forms import forms

_IRREGULAR: Final = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "policemen": "policeman", "gunmen": "gunman", "firemen": "fireman", "fishermen": "fisherman",
    "servicemen": "serviceman", "congressmen": "congressman", "businessmen": "businessman",
    "shares": "share", "homes": "home", "houses": "house", "cases": "case", "causes": "cause",
    "buses": "bus", "viruses": "virus", "crises": "crisis", "bases": "base", "leaves": "leaf",
    "criteria": "criterion", "phenomena": "phenomenon", "media": "medium", "oxen": "ox",
    "grandchildren": "grandchild", "schoolchildren": "schoolchild", "servicewomen": "servicewoman",
    "thieves": "thief", "halves": "half", "wolves": "wolf", "shelves": "shelf",
    "heroes": "hero", "volcanoes": "volcano", "tornadoes": "tornado", "potatoes": "potato",
    "tomatoes": "tomato", "echoes": "echo", "vetoes": "veto", "torpedoes": "torpedo",
    "series": "series", "species": "species", "aircraft": "aircraft", "fish": "fish",
    "sheep": "sheep", "deer": "deer", "cattle": "cattle", "crew": "crew",
    "movies": "movie", "rookies": "rookie", "cookies": "cookie", "zombies": "zombie", "ties": "tie",
}  # fmt: skip
_PEOPLE_COLLECTIVE: Final = forms(
    "people persons personnel police staff crew troops military youth folk folks clergy "
    "elderly wounded iraqis israelis pakistanis yemenis saudis kuwaitis omanis qataris "
    "emiratis bangladeshis azerbaijanis somalis nepalis bahrainis injured dead missing "
    "deceased homeless unemployed others infantry cavalry gentry"
)
_ALIKE: Final = forms("aircraft spacecraft species series fish sheep deer offspring")
_NOT_PLURAL: Final = forms(
    "is was has does this its his us as thus yes news always perhaps besides plus less unless "
    "across towards afterwards whereas various previous serious several others' famous "
    "religious dangerous nervous anxious business process access success congress press class "
    "loss mass boss cross glass grass dress address express princess witness illness illegals "
    "gas bus virus status census campus crisis basis analysis diabetes physics politics "
    "economics mathematics athletics texas paris damascus athens honduras hamas maldives "
    "philippines netherlands emirates kansas arkansas illinois massachusetts vegas angeles "
    "dallas minneapolis indianapolis orleans laos cyprus brussels mauritius sometimes alas "
    "minus versus whose vis overseas indoors outdoors upstairs downstairs nowadays says goes "
    "gets makes takes comes gives finds shows needs wants means seems becomes remains "
    "includes continues begins keeps holds leads runs sits stands lies dies hours' james "
    "charles thomas jones williams davis evans"
)
_VERB_TAILS: Final = ("sses",)
PEOPLE: Final = forms(
    "people person man woman child boy girl baby infant toddler teenager teen youth adult kid "
    "minor student pupil teacher professor nurse doctor medic paramedic physician patient "
    "victim casualty survivor civilian soldier militant insurgent terrorist fighter rebel "
    "gunman attacker bomber assailant suspect hostage captive prisoner inmate detainee "
    "refugee migrant asylum-seeker immigrant resident villager citizen native inhabitant "
    "passenger driver pilot sailor fisherman worker employee laborer labourer miner farmer "
    "staffer journalist reporter photographer activist protester protestor demonstrator "
    "supporter voter candidate lawmaker senator representative congressman member minister "
    "official officer policeman guard trooper marine troop personnel police firefighter "
    "rescuer volunteer tourist visitor guest spectator fan player athlete viewer reader user "
    "customer consumer client subscriber shareholder investor owner tenant homeowner family- "
    "member relative parent father mother brother sister son daughter husband wife "
    "grandparent grandchild sibling cousin friend neighbor neighbour colleague leader chief "
    "commander general leaders president governor mayor judge lawyer attorney juror witness "
    "defendant plaintiff convict criminal thief robber dealer trafficker smuggler hijacker "
    "kidnapper murderer killer shooter sniper crewman crew astronaut scientist expert analyst "
    "researcher engineer technician adviser advisor diplomat ambassador envoy delegate priest "
    "bishop monk nun cleric imam pastor follower worshipper worshiper pilgrim muslim "
    "christian jew palestinian israeli american briton canadian australian mexican iraqi "
    "iranian syrian turk kurd afghan pakistani indian chinese japanese korean russian "
    "ukrainian african european asian arab egyptian libyan saudi yemeni lebanese jordanian "
    "somali sudanese nigerian kenyan tanzanian ethiopian german italian spaniard brazilian "
    "cuban venezuelan colombian filipino indonesian vietnamese brit national foreigner "
    "countryman compatriot evacuee displaced returnee graduate cadet recruit reservist "
    "veteran servicemember retiree pensioner senior respondent participant attendee applicant "
    "recipient beneficiary donor contributor partner director executive manager boss trader "
    "banker dissident deserter defector loyalist extremist jihadist islamist separatist "
    "paramilitary guerrilla partisan mercenary individual human soul body corpse fatality "
    "death detective investigator agent operative spy informant hacker blogger celebrity "
    "actor singer artist musician dancer author writer editor widow orphan bystander "
    "pedestrian cyclist motorist motorcyclist commuter traveler traveller holidaymaker "
    "climber hiker skier swimmer diver surfer camper hunter buyer seller shopper vendor "
    "shopkeeper merchant trucker cabbie conductor stewardess attendant operator carer "
    "caregiver counsellor counselor psychologist psychiatrist surgeon dentist pharmacist "
    "midwife therapist vet colonist settler peasant rioter looter mourner reveller reveler "
    "adherent believer congressperson councillor councilor councilman commissioner delegate "
    "deputy peacekeeper monitor observer inspector negotiator mediator translator interpreter "
    "spokesman accomplice conspirator offender felon fugitive gangster mobster subversive "
    "terrorist extremist campesino guerrilla peasant"
)
"""Nouns for people, in the singular; words for what is left of them too."""


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    if word in _IRREGULAR or word in _PEOPLE_COLLECTIVE:
        return True
    if len(word) < 4 or not word.endswith("s") or word in _NOT_PLURAL:
        return word in ("gis", "pcs", "tvs", "ids", "mps", "mds", "ngos", "ieds", "icbms")
    return not word.endswith(("ss", "us", "'s", "ous", "sis", "is"))


def singular(word: str) -> str:
    """A lower-case noun in the singular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or word in _PEOPLE_COLLECTIVE:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


_AGENTS: Final = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "ese", "ess")
_NOT_AGENTS: Final = forms(
    "paper number letter river center tower tanker helicopter motor sector factor order "
    "quarter shutter container trailer newspaper computer printer server router meter water "
    "power matter chapter corner border shelter disaster weather winter summer offer answer "
    "barrier carrier charter cluster counter cover cylinder danger dinner error filter finger "
    "flower folder gender hammer harbor hunger ladder layer lever liter locker manner marker "
    "mirror murder parameter poster reactor register rumor scooter sensor shower skyscraper "
    "slipper sticker supper theater tiger timber tractor transfer transformer trigger tumor "
    "vector voucher wonder bulldozer bunker cruiser destroyer freighter liner launcher boiler "
    "cancer character color conveyor corridor detector door drawer elevator floor generator "
    "indicator minor odor list waist wrist twist mist fist checklist median meridian plant "
    "restaurant grant elephant variant warrant pollutant transplant implant pendant covenant "
    "committee fee tree knee degree coffee bee jubilee guarantee subcommittee process "
    "business access success congress press class loss mass boss cross glass address express "
    "illness dress wilderness thesis human shipper laser fiber spider speaker sever "
    "centimeter kilometer diameter thermometer semester trimester adapter fertilizer sweater "
    "hamburger cooker freezer heater mixer cylinder lawnmower loudspeaker chamber september "
    "october november december encounter master monster oyster lobster rooster feather "
    "leather under after other another either neither whether rather never however further "
    "farther lower higher former latter major prior superior interior exterior manor "
    "significant important relevant distant constant instant giant vacant brilliant dominant "
    "tolerant compliant reluctant agree three greater larger smaller bigger older newer "
    "longer shorter earlier later better"
)


def is_people(word: str) -> bool:
    """Whether a lower-case noun, singular or plural, is one for people: by list or by ending."""
    if word in _PEOPLE_COLLECTIVE:
        return True
    base = singular(word)
    if base in PEOPLE:
        return True
    return len(base) > 4 and base.endswith(_AGENTS) and base not in _NOT_AGENTS
