"""Words that tell what a number measures: verbs, nouns and adjectives, by measure."""

from typing import Final

from onrecord.extraction.figures.forms import forms

_WORDS: Final = {
    "killed": (
        "kill kills killed killing killings dead death deaths die dies died dying fatality "
        "fatalities fatal fatally perish perished perishes slain slaying slayings murder "
        "murders murdered murdering massacre massacred massacres massacring execute executed "
        "executes executing executions execution assassinated assassination assassinations "
        "body bodies corpse corpses drown drowned drowning drownings lives toll martyred "
        "martyrs deceased beheaded claimed homicide homicides suicide suicides succumbed "
        "lynched electrocuted remains gassed starved"
    ),
    "wounded": (
        "wound wounds wounded wounding injure injures injured injuring injury injuries hurt "
        "hurting maimed maiming hospitalized hospitalised hospital concussed burned burnt "
        "bruised shot stabbed"
    ),
    "casualties": ("casualty casualties victim victims"),
    "missing": (
        "missing unaccounted disappeared disappear disappearance disappearances vanished lost"
    ),
    "detained": (
        "detain detains detained detaining detention detentions detainee detainees arrest "
        "arrests arrested arresting jail jails jailed imprisoned imprison prison prisons "
        "prisoner prisoners inmates inmate custody captured capture captures capturing "
        "capturing apprehended rounded incarcerated convicted bars jailing seized"
    ),
    "abducted": (
        "abduct abducts abducted abducting abduction abductions kidnap kidnaps kidnapped "
        "kidnapping kidnappings kidnaped snatched seized"
    ),
    "held": ("held hold holding captive captives hostage hostages captivity"),
    "displaced": (
        "displace displaces displaced displacing displacement flee flees fled fleeing "
        "evacuate evacuates evacuated evacuating evacuation evacuations homeless uprooted "
        "refugee refugees evacuees evacuee driven relocated exodus left homes"
    ),
    "rescued": (
        "rescue rescues rescued rescuing saved saves freed free frees freeing released "
        "release releases releasing liberated survived survivors survivor pulled"
    ),
    "infected": (
        "infect infects infected infecting infection infections case cases virus flu "
        "influenza disease diagnosed tested positive contracted contract sickened symptoms "
        "confirmed outbreak outbreaks epidemic cholera ebola measles coronavirus covid hiv "
        "aids malaria patients"
    ),
    "affected": (
        "affect affects affected affecting impacted impact exposed compromised sick ill "
        "sickened needy starving hunger famine breach breached need assistance aid furloughed "
        "stranded trapped"
    ),
    "attending": (
        "attend attends attended attending attendees gather gathers gathered gathering rally "
        "rallied rallies protest protests protested protesters demonstrators march marched "
        "marchers crowd crowds turnout audience mourners thronged packed watched spectators "
        "participants demonstration demonstrations joined funeral worshippers supporters "
        "listened"
    ),
    "employed": (
        "employ employs employed employing employees employee jobs job workers workforce hire "
        "hires hired hiring staff personnel recruited layoffs laid employment payroll "
        "payrolls unemployed"
    ),
    "population": ("population inhabitants residents citizens living live lives home people"),
    "vote": ("vote votes voted voting voters ballot ballots electorate margin majority approved"),
    "people-other": (
        "members member officials troops soldiers students charged indicted accused suspects "
        "deported expelled deployed sent interviewed passengers aboard board"
    ),
    "up": (
        "rose rise rises risen rising increase increased increases increasing grew grow "
        "growth up gain gained gains jumped jump surged climbed soared higher"
    ),
    "down": (
        "fell fall falls fallen falling drop dropped drops decline declined decrease "
        "decreased down slid slipped lower cut cuts reduced plunged tumbled loss"
    ),
    "spend": (
        "cost costs pay paid pays spend spent worth price prices priced fine fined revenue "
        "revenues income profit profits earnings salary sales sold bought buy bail bond "
        "reward fund funds funding budget debt loan loans raised donated invested investment "
        "tax taxes"
    ),
    "share": (
        "chance probability rate rates percent percentage stake share shares majority proportion"
    ),
    "last": (
        "sentenced sentence sentences jailed served serve prison lasted lasting lasts took "
        "takes take after before later earlier past last next previous within since over term "
        "terms spent during ago until"
    ),
    "far": (
        "away from apart distance deep wide long tall high north south east west radius mile "
        "km kilometers kilometres miles height depth width length diameter"
    ),
}
CLASSES: Final[dict[str, tuple[str, ...]]] = {}
for _name, _forms in _WORDS.items():
    for _form in _forms.split():
        CLASSES[_form] = (*CLASSES.get(_form, ()), _name)

STOPS: Final = forms(
    "is are was were be been being am has have had having do does did will would shall should "
    "can could may might must said says say told tell who whom whose which that what when where "
    "while if as because since although though but and or nor so than then of in on at by for "
    "from to with without into onto over under after before during against between among "
    "through throughout about around across near within via per up down off out he she it they "
    "we i you him her them us me his its their our my your this these those there here not n't "
    "no also still just only now already ago later earlier including according behind beneath "
    "beside beyond despite except inside outside toward towards until upon amid amongst along "
    "above below"
)
"""Words that end a noun phrase without being part of it."""
DETERMINERS: Final = forms("the a an this that these those his her its their our my your")
PREPOSITIONS: Final = forms(
    "of in on at by for from to with without into onto over under after before during against "
    "between among through throughout about around across near within via per along amid behind "
    "beyond inside outside toward towards until upon above below off aboard"
)
VERBS: Final = forms(
    "is are was were be been being am has have had do does did will would shall should can "
    "could may might must said says say told tell killed killing kill injured wounded died dies "
    "left leaving remain remains remained became become becomes went go goes came come comes "
    "took take takes made make makes got get gets gave give gives given found find finds saw "
    "see seen held hold holds kept keep lost lose won win wins sent send brought bring bought "
    "buy sold sell paid pay spent spend cost costs rose rise rises fell fall falls grew grow "
    "grows hit hits cut cuts put set ran run runs led lead leads fled flee met meet began begin "
    "begins begun ended end ends started start starts stopped stop stops continued continue "
    "continues expected reported reports report believed believe believes think thinks thought "
    "known knew know called call calls asked ask asks wanted want wants needed need needs used "
    "use uses live lives lived work works worked serve serves served attended attend gathered "
    "voted vote votes arrested charged sentenced convicted fired launched attacked destroyed "
    "damaged seized stood stand stands sat sit lay lie arrived arrive left entered crossed "
    "joined marched protested survived suffered suffer suffering face faces faced include "
    "includes included total totaled totalled reached reach reaches increased decreased dropped "
    "climbed jumped slipped declined gained added adds appear appears appeared seem seems "
    "seemed say ended according agreed showed show shows shown received receive require "
    "requires signed earned earn broke broken burned drove driven flew flown shot wrote written "
    "spoke speak struck taken stolen fought fight caught happened occurred took participated "
    "took raised employed employs covers covered measuring weighing worth"
)
"""Common verb forms; a noun phrase seldom goes on across one."""
