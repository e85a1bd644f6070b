"""Series in the columns that casualty recorders use: UCDP GED, ACLED, Airwars.

Only what reports give is filled in; what a coder decides (actors, kind of violence, credibility) is
left empty. Column names are those of the UCDP GED codebook 24.1, the ACLED codebook 2024 and the
table of incidents on airwars.org.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from onrecord.reconciliation.estimates.rules import estimate
from onrecord.reconciliation.series import Series

_UCDP_WORDS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id"
    " conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a"
    " side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office"
    " source_date source_headline source_original where_prec where_coordinates where_description"
    " adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity"
    " date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low"
    " gwnoa gwnob"
)
_UCDP: Final = tuple(_UCDP_WORDS.split())
_ACLED_WORDS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1"
    " assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region"
    " country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale"
    " notes fatalities tags timestamp"
)
_ACLED: Final = tuple(_ACLED_WORDS.split())
_AIRWARS_WORDS = (
    "unique_reference_code incident_date location country latitude longitude"
    " civilian_harm_reported grading civilians_killed_min civilians_killed_max"
    " civilians_injured_min civilians_injured_max belligerents sources"
)
_AIRWARS: Final = tuple(_AIRWARS_WORDS.split())

COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "ucdp": _UCDP,
    "acled": _ACLED,
    "airwars": _AIRWARS,
}
"""The columns of each form, in order."""


def rows(series: Sequence[Series], form: str) -> list[dict[str, Any]]:
    """One row for each series of the killed (for Airwars also of the wounded) in a form's columns.

    Args:
        series: Series; those of other measures are passed over.
        form: `ucdp`, `acled` or `airwars`.

    Raises:
        KeyError: There is no such form.
    """
    measures = {"killed", "wounded"} if form == "airwars" else {"killed"}
    wanted = [each for each in series if each.measure in measures and each.scope.kind == "incident"]
    return [{**dict.fromkeys(COLUMNS[form], ""), **_FORMS[form](each)} for each in wanted]


def _where(series: Series) -> dict[str, Any]:
    place = series.place
    return {
        "latitude": place.lat if place and place.lat is not None else "",
        "longitude": place.lon if place and place.lon is not None else "",
        "country": place.country if place and place.country else "",
    }


def _named(series: Series) -> str:
    return (series.place.name or series.place.words) if series.place else ""


def _origins(series: Series) -> list[str]:
    return list(dict.fromkeys(origin for point in series.points for origin in point.origins))


def _told(series: Series) -> str:
    """The numbers by source, as notes hold them."""
    return "; ".join(f"{point.source} {point.day or ''}: {point.words}" for point in series.points)


def _ucdp(series: Series) -> dict[str, Any]:
    made = estimate(series, "ucdp-like/1")
    civilians = series.counted in ("civilians", "children", "women")
    return {
        "id": series.id,
        "year": (series.begin or "")[:4],
        "number_of_sources": len(_origins(series)),
        "source_article": "; ".join(claim.report for claim in series.claims),
        "source_office": "; ".join(_origins(series)),
        "source_date": series.begin or "",
        "source_original": "; ".join(series.sources),
        "where_coordinates": _named(series),
        "where_description": series.place.words if series.place else "",
        **_where(series),
        "date_start": series.claims[0].event or series.begin or "",
        "date_end": series.claims[0].event or series.begin or "",
        "deaths_civilians": made.best if civilians else "",
        "deaths_unknown": "" if civilians else made.best,
        "best": made.best,
        "high": made.high,
        "low": made.low,
    }


def _acled(series: Series) -> dict[str, Any]:
    made = estimate(series, "ucdp-like/1")
    return {
        "event_id_cnty": series.id,
        "event_date": series.claims[0].event or series.begin or "",
        "year": (series.begin or "")[:4],
        "location": _named(series),
        **_where(series),
        "source": "; ".join(_origins(series)),
        "notes": _told(series),
        "fatalities": made.best if made.best is not None else made.low,
    }


def _airwars(series: Series) -> dict[str, Any]:
    made = estimate(series, "airwars-like/1")
    part = "killed" if series.measure == "killed" else "injured"
    return {
        "unique_reference_code": series.id,
        "incident_date": series.claims[0].event or series.begin or "",
        "location": _named(series),
        **_where(series),
        "civilian_harm_reported": "Yes" if (made.high or 0) > 0 else "No",
        "grading": made.grade,
        f"civilians_{part}_min": made.low,
        f"civilians_{part}_max": made.high,
        "sources": "; ".join(_origins(series)),
    }


_FORMS: Final[Mapping[str, Callable[[Series], dict[str, Any]]]] = {
    "ucdp": _ucdp,
    "acled": _acled,
    "airwars": _airwars,
}
