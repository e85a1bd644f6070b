"""The reader: any input gives a record or one clear error, whatever it is read with."""

import functools
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import EmptyInput, InputError
from onrecord.reading import Limits
from onrecord.record import Document, Record, Report

REPORTS = [
    "The ford is shut, minister Mara Lisk said.\n“Nobody crosses,” she told reporters.\n",
    "Police said two boats sank near Karsk.\nTom Oren, a ferryman, said nobody was hurt.\n",
    "According to the pilots’ guild, the river fell by a hand.\nIt called the order “a mistake”.\n",
]


@functools.cache
def reader() -> onrecord.Reader:
    return onrecord.Reader(limits=Limits(any_language=True))


def json_of(record: Record | InputError) -> str:
    assert isinstance(record, Record)
    return record.to_json()


def test_reports_read_alike_one_by_one_and_among_others() -> None:
    alone = [reader().read(text).to_json() for text in REPORTS]
    assert [json_of(each) for each in reader().read_all(REPORTS)] == alone
    assert [json_of(each) for each in reader().read_all(REPORTS[::-1])] == alone[::-1]


def test_a_fault_stands_in_its_place_and_the_others_are_read() -> None:
    found = list(reader().read_all([REPORTS[0], b"", REPORTS[1], "\n"]))
    assert [type(each) for each in found] == [Record, EmptyInput, Record, EmptyInput]


def test_the_same_text_from_any_kind_of_source() -> None:
    data = REPORTS[0].encode()
    expected = reader().read(REPORTS[0]).statements
    for source in (data, io.BytesIO(data), io.StringIO(REPORTS[0])):
        assert reader().read(source).statements == expected
    assert onrecord.read(text=REPORTS[0]).statements == expected


def test_readers_share_the_model_of_the_package() -> None:
    assert onrecord.Reader().model is reader().model


@pytest.mark.parametrize("given_", [{}, {"source": "a\n", "text": "b"}])
def test_read_takes_a_source_or_a_text(given_: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        onrecord.read(**given_)  # type: ignore[arg-type]


BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=80).map(str.encode),
    st.text(max_size=80).map(lambda text: text.encode("utf-16")),
    st.text(max_size=80).map(lambda text: f"<html><p>{text}</p>".encode()),
    st.text(max_size=80).map(lambda text: f'{{"text": "{text}"}}\n'.encode()),
    st.binary(max_size=80).map(lambda data: b"\x1f\x8b\x08" + data),
    st.binary(max_size=40).map(lambda data: REPORTS[0].encode() + data),
)


@settings(max_examples=40)
@given(BYTES)
def test_any_bytes_give_a_record_or_an_input_error(data: bytes) -> None:
    for found in reader().read_all([data]):
        assert isinstance(found, Record | InputError)
        if isinstance(found, InputError):
            assert "\n" not in str(found)


@settings(max_examples=30)
@given(st.text(max_size=120))
def test_any_text_gives_a_record_of_that_text(text: str) -> None:
    document = Document(report=Report(id="any", text=text))
    assert reader().read_document(document).report.text == text
    for found in reader().read_all([io.StringIO(text)]):
        assert isinstance(found, Record | InputError)
