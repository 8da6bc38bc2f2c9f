"""Titles as systems write them, and answers as they store them."""

from __future__ import annotations

import pytest

from compliance.reading.raw_titles import plainer, without_aside
from compliance.reading.wrapped import unwrapped


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("f01_dibuat_standar_pelayanan", "dibuat_standar_pelayanan"),
        ("kepel.melaksanakan_skm", "melaksanakan_skm"),
        ("jawaban__melaksanakan_skm", "melaksanakan_skm"),
        ("jawaban_sp_dipublikasi", "sp_dipublikasi"),
        ("sp_dipublikasi_f01", "sp_dipublikasi"),
        ("1d. Apakah SP ditetapkan?", "apakah sp ditetapkan?"),
        ("[1d] Apakah SP ditetapkan?", "apakah sp ditetapkan?"),
        ("Apakah SP ditetapkan? (1d)", "apakah sp ditetapkan?"),
        ("Indikator 1d: Apakah SP ditetapkan?", "apakah sp ditetapkan?"),
        ("f01_5c1_media_publikasi", "media_publikasi"),
        ("pelayanan_telah_ditetapkan - Apakah SP ditetapkan?", "apakah sp ditetapkan?"),
        ("melaksanakanSkm", "melaksanakan Skm"),
        ("users.name", "name"),
        ("pelayanan/sub/google_maps", "google_maps"),
    ],
)
def test_what_a_system_wrote_around_a_title_is_left_out(written: str, title: str) -> None:
    assert list(plainer(written))[-1] == title


@pytest.mark.parametrize(
    "written",
    ["SOP", "S.O.P", "A.1.a", "q1_persyaratan", "f02_sp_dipublikasi", "nilai.sp_dipublikasi",
     "bukti_sp_monev", "SP dipublikasikan (rencana)", "12 SOP tersedia", "2024_sop",
     "Standar Pelayanan", "1a", "SOP/SP", "bukti/standar_pelayanan"],
)  # fmt: skip
def test_a_title_of_a_person_a_code_alone_and_what_changes_the_meaning_stay(written: str) -> None:
    assert list(plainer(written)) == []


@pytest.mark.parametrize(
    ("stored", "answer"),
    [
        ("<p>Ya</p>", "Ya"),
        ("Ya<br>", "Ya"),
        ("<ul><li>Website</li><li>Media Sosial</li></ul>", "Website\n\nMedia Sosial"),
        ("Sarana &amp; prasarana <b>baik</b>", "Sarana & prasarana baik"),
        ('["Website", "Media Sosial"]', "Website\nMedia Sosial"),
        ('{"jawaban": "Ya", "bukti": "SK.pdf"}', "Ya"),
        ("a. Ya", "Ya"),
        ("< 1 tahun", "< 1 tahun"),
        ("[belum]", "[belum]"),
        ('{"jawaban": {"a": 1}}', '{"jawaban": {"a": 1}}'),
        ("a", "a"),
    ],
)
def test_an_answer_is_taken_out_of_its_wrapping(stored: str, answer: str) -> None:
    assert unwrapped(stored) == answer


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        (f"SOP{' ' * 1_000_000}¹", ["SOP"]),
        (f"SOP{chr(10) * 1_000_000}(1 = ada)", ["SOP\n "]),
        (f"Apakah ada SOP?\n{'Jelaskan. ' * 1_000_000}", []),
    ],
)
def test_a_title_of_a_million_characters_is_as_quick_as_another(written: str, titles: list[str]) -> None:
    assert list(without_aside(written)) == titles


def test_what_is_to_be_attached_is_no_part_of_a_question() -> None:
    bare = [title.strip() for title in without_aside("Apakah SOP tersedia? (lampirkan fotokopi)")]
    assert bare == ["Apakah SOP tersedia?"]
