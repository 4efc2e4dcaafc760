"""Preview, publishing, schedules, the lock and the status file."""
