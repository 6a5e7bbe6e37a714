"""Typer commands: options to a job, its outcome to a report, and the exit code; nothing else."""
