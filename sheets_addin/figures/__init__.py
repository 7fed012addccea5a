"""Figures over all clients of a manager, a territory or the company: time, lists, team, trial, calibration."""
