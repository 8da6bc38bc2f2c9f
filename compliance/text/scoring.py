"""The sentences of scores that cannot be aggregated; constants only, so that the core may see them."""

NO_SCORES = "Belum ada nilai unit yang dapat dirata-ratakan. Isi sedikitnya satu nilai."
NOT_SCORABLE = "Unit tidak dapat dinilai menurut “{title}”: {reason}"
SCORE_OUT_OF_RANGE = "Nilai {score} di luar rentang 0–{scale} untuk instrumen {instrument}. Periksa angkanya."
