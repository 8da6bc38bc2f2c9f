"""Kesiapan penilaian pelayanan publik: membaca isian, menilai, menjelaskan, merencanakan."""
