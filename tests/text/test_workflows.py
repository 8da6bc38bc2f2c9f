"""The sentences of the workflows: whole, polite, and filled with their facts."""

from string import Formatter

import pytest

from compliance.text.workflows import SENTENCES, Refusal, sentence


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (
            Refusal.REGISTRY_FILE_MISSING,
            "Berkas CSV daftar unit belum dipilih. Pilih berkasnya, lalu coba lagi.",
        ),
        (
            Refusal.PERIOD_UNKNOWN,
            "Periode ini tidak ditemukan. Muat ulang halaman, lalu pilih periode lagi.",
        ),
        (
            Refusal.BATCH_UNKNOWN,
            "Kumpulan berkas ini tidak ditemukan; mungkin sudah dibuang. Unggah berkasnya lagi.",
        ),
        (
            Refusal.BATCH_STORED,
            "Kumpulan berkas ini sudah disimpan dan tidak dapat diubah. "
            "Batalkan lewat riwayat unggahan bila perlu.",
        ),
        (
            Refusal.NOTHING_TO_STORE,
            "Tidak ada isian yang dapat disimpan dari berkas-berkas ini. Periksa keterangan setiap berkas.",
        ),
        (
            Refusal.ASK_UNKNOWN,
            "Pertanyaan ini tidak lagi diajukan oleh berkas mana pun. Muat ulang halaman.",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong_and_what_to_do(refusal: Refusal, words: str) -> None:
    assert sentence(refusal) == words


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_is_a_sentence_of_two_parts(refusal: Refusal) -> None:
    facts = {name: "x" for _, name, _, _ in Formatter().parse(SENTENCES[refusal]) if name}
    words = sentence(refusal, **facts)
    assert words[0].isupper()
    assert words.endswith(".")
    assert "{" not in words
