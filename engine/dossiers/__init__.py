"""Counts indicators from the dossiers of one-stop systems, as tables; sets reports against what their dossiers say."""
